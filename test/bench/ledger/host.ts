/** Starts and stops the measured host, always on the same data and at the same address. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { HostSaid } from './host-program.ts';

const program = join(import.meta.dirname, 'host-program.ts');

export interface MeasuredHost {
  /** With the token of the present launch. */
  start(): Promise<string>;
  stop(): Promise<void>;
  /** What the process takes of the machine's memory. */
  memoryBytes(): Promise<number>;
}

export function measuredHost(data: string, pages: string): MeasuredHost {
  let child: ChildProcess | null = null;
  let port = 0;

  const heard = async <S extends HostSaid['say']>(from: ChildProcess, what: S) => {
    const ended = once(from, 'exit').then(([code]) => {
      throw new Error(`the host ended with ${code}`);
    });
    const [said] = (await Promise.race([once(from, 'message'), ended])) as [HostSaid];
    if (said.say !== what) throw new Error(`the host said ${said.say} and not ${what}`);
    return said as Extract<HostSaid, { say: S }>;
  };

  return {
    start: async () => {
      child = fork(program, [data, pages, String(port)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const ready = await heard(child, 'ready');
      port = ready.port;
      return ready.address;
    },
    stop: async () => {
      const ending = child;
      child = null;
      if (ending === null || !ending.connected) return;
      const ended = once(ending, 'exit');
      ending.send('stop');
      await ended;
    },
    memoryBytes: async () => {
      if (child === null) throw new Error('the host is down');
      const answered = heard(child, 'memory');
      child.send('memory');
      return (await answered).bytes;
    },
  };
}
