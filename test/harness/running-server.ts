/** The server as whoever runs it has it: a process of its own on a folder of its own, and its operator's questions. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from './remove-folder.ts';

const root = join(import.meta.dirname, '../..');
const READY = /ready at (http:\/\/127\.0\.0\.1:(\d+))/;
const OPERATOR = 'the operator of this test';

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  readonly data: string;
  ask(method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<unknown>;
  /** As a power cut would; its folder stays for another. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(data?: string, port = 0): Promise<RunningServer> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'packroom-server-')));
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PACKROOM_DATA: folder,
      PACKROOM_PORT: String(port),
      PACKROOM_OPERATOR_TOKEN: OPERATOR,
      DATABASE_URL: '',
    },
  });
  let said = '';
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const match = READY.exec(said);
      if (match !== null) resolve(match);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
  const [, address = '', listens = ''] = ready;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    address,
    port: Number(listens),
    data: folder,
    ask: async (method, path, body) => {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${OPERATOR}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
      return answer.json();
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      await removeFolder(folder);
    },
  };
}
