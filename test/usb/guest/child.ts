/** Other processes in the guest, which hold the devices as a kiosk does, and are killed or told to stop. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { lockAll } from '../../../hardware/supervisor/lock-all.ts';
import { createSupervisor } from '../../../hardware/supervisor/supervisor.ts';
import { wallClock } from '../../harness/wall-clock.ts';
import { check, realSource, SETTINGS, until } from './bench.ts';

type Errand = 'release' | 'lock' | 'stop';

export function inProcess(errand: Errand) {
  const child = spawn(process.execPath, [process.argv[1] ?? '', `errand=${errand}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const heard: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => heard.push(line));
  let hasEnded = false;
  child.on('close', () => {
    hasEnded = true;
  });
  return {
    said: (word: string) =>
      until(`the other process says "${word}"`, () => heard.includes(word)).catch((thrown: unknown) => {
        child.kill('SIGKILL');
        throw new Error(`${thrown}: ${heard.join(' | ')}`);
      }),
    kill: () => child.kill('SIGKILL'),
    ended: () => until('the other process ends', () => hasEnded),
  };
}

/** In the other process. */
export async function run(errand: string): Promise<void> {
  const source = await realSource();
  const common = { source, clock: wallClock, log: () => undefined, settings: SETTINGS };
  if (errand === 'lock') {
    console.log((await lockAll({ ...common, said: () => null, giveUpMs: 20_000 })) ? 'locked' : 'not locked');
    source.stop();
    return;
  }
  const supervisor = createSupervisor(common);
  supervisor.start();
  if (errand === 'release') {
    const strike = await until('the strike is locked', () => {
      const found = supervisor.strike();
      return found?.state() === 'locked' ? found : null;
    });
    check((await strike.release(25_000)).ok, 'not released');
    console.log('released');
    return;
  }
  await until(
    'three are ready',
    () => supervisor.health().filter(({ state }) => state === 'ready').length === 3,
  );
  await supervisor.stop();
  source.stop();
  console.log('stopped');
}
