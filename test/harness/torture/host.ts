/**
 * The host that is tortured: the real Node shell in a process of its own, always at the same address and on the same
 * data. It is killed from outside at any moment, or by itself at a named step.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { DieAt } from './host-steps.ts';

const READY = /(http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)\s/;
const steps = join(import.meta.dirname, 'host-steps.ts');

export interface TorturedHost {
  /** With the token of the present life. */
  address(): string;
  isUp(): boolean;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Ends when it is dead, which needs somebody to append something. */
  dieAt(order: DieAt): Promise<void>;
  /** All that its last life has said, for a failure that has to be explained. */
  output(): string;
}

/** Those above are given to whoever asks for any: one of them might be taken while the host is down. */
const PORTS = { from: 10_000, to: 30_000 } as const;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    await new Promise<void>((closed) => server.close(() => closed()));
    if (isFree) return port;
  }
}

export function torturedHost(entry: string, data: string, port: number): TorturedHost {
  let child: ChildProcess | null = null;
  let address = '';
  let output = '';

  const dead = async () => {
    const dying = child;
    if (dying === null) return;
    if (dying.exitCode === null && dying.signalCode === null) await once(dying, 'exit');
    child = null;
  };

  return {
    address: () => address,
    isUp: () => child !== null,
    output: () => output,
    start: async () => {
      const options = ['--room', 'simulated', '--data', data, '--port', String(port), '--browser', 'none'];
      const started = spawn(process.execPath, ['--import', steps, entry, ...options], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      child = started;
      output = '';
      await new Promise<void>((resolve, reject) => {
        const hear = (chunk: Buffer) => {
          output += chunk.toString();
          const found = READY.exec(output);
          if (found === null) return;
          [, address = ''] = found;
          resolve();
        };
        started.stdout?.on('data', hear);
        started.stderr?.on('data', hear);
        started.once('exit', (code) => reject(new Error(`the host ended with ${code}:\n${output}`)));
      });
    },
    kill: async () => {
      child?.kill('SIGKILL');
      await dead();
    },
    dieAt: async (order) => {
      child?.send(order);
      await dead();
    },
  };
}
