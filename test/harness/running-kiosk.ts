/**
 * A kiosk as a user runs it: the built Node shell in a process of its own, with a simulated room and a folder for its
 * data. Tests touch the room through the same JSON that its page uses, and can kill the process at any moment.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBrowser } from '../../build/checks/test-browser.ts';
import { removeFolder } from './remove-folder.ts';

const root = join(import.meta.dirname, '../..');
const entry = join(root, 'dist/node/main.js');
const READY = /(http:\/\/127\.0\.0\.1:(\d+)\/\?token=([^\s]+))/;

/** What `GET /room` gives, as far as tests look at it. */
export interface RoomJson {
  readonly parcels: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: string;
    readonly carrier: string;
    readonly barcodes: readonly { readonly text: string; readonly aim: string }[];
  }[];
  readonly labels: readonly { readonly jobId: string | null; readonly zpl: string }[];
  readonly strike: { readonly relay: 'on' | 'off' };
  readonly door: { readonly position: 'open' | 'closed' };
  readonly passes: Readonly<Record<string, string>>;
  readonly phones: readonly { readonly unit: string; readonly pin: string }[];
  readonly couriers: readonly { readonly carrier: string; readonly code: string }[];
  readonly staffPin: string;
}

export interface RunningKiosk {
  /** With the token that lets a browser in. */
  readonly address: string;
  readonly port: number;
  readonly data: string;
  readonly output: () => string;
  room(): Promise<RoomJson>;
  act(device: string, action: string, params?: object): Promise<RoomJson>;
  /** In good order; its folder stays for another. */
  leave(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface KioskOptions {
  /** Start again on what another kiosk left. */
  readonly data?: string;
  readonly port?: number;
  /** The file of the property that a new kiosk serves. */
  readonly site?: string;
  /** For whoever learns. */
  readonly training?: boolean;
}

export async function startKiosk({
  data,
  port = 0,
  site,
  training = false,
}: KioskOptions = {}): Promise<RunningKiosk> {
  if (!existsSync(entry)) throw new Error('dist/ is not built: run `npm run build` first');
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'packroom-e2e-')));
  const args = [entry, '--room', 'simulated', '--data', folder, '--port', String(port), '--browser', 'none'];
  const browser = testBrowser();
  if (browser !== undefined) args.push('--printer', browser);
  if (site !== undefined) args.push('--site', site);
  if (training) args.push('--training');
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const match = READY.exec(output);
      if (match !== null) resolve(match);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the kiosk ended with ${code}:\n${output}`)));
  });
  const [, address = '', portText = '', token = ''] = ready;
  const ask = async (path: string, init: RequestInit) => {
    const headers = { ...init.headers, accept: 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${portText}${path}`, { ...init, headers });
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
    return JSON.parse(body) as RoomJson;
  };
  return {
    address,
    port: Number(portText),
    data: folder,
    output: () => output,
    room: () => ask('/room', {}),
    act: (device, action, params = {}) =>
      ask(`/room/${device}/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
      }),
    leave: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      await end(child, 'SIGTERM');
      await removeFolder(folder);
    },
  };
}

export interface BegunKiosks {
  /** As one that was just put up: nobody has been at it, and its folder is its own. */
  start(): Promise<RunningKiosk>;
  remove(): Promise<void>;
}

/**
 * A first start hashes a code for each unit, courier and member of staff, which takes seconds. This does it once: each
 * kiosk begins with a copy of what it left.
 */
export async function begunKiosks(): Promise<BegunKiosks> {
  const first = await startKiosk();
  await first.leave();
  return {
    start: async () => {
      const data = await mkdtemp(join(tmpdir(), 'packroom-e2e-'));
      await cp(first.data, data, { recursive: true });
      return startKiosk({ data });
    },
    remove: () => removeFolder(first.data),
  };
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
