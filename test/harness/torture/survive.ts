/** One disaster from beginning to end: work, die, wreck, start again, and look. Gives what was found wrong. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeFolder } from '../remove-folder.ts';
import type { Pick } from './deeds.ts';
import { type Disaster, keepCopies, putCopiesBack } from './disasters.ts';
import type { TorturedKiosk } from './kiosk.ts';

const WORK_MS = 150;

export async function survive(
  kiosk: TorturedKiosk,
  { strike, refusal, what }: Disaster,
  pick: Pick,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-copies-'));
  try {
    const [earlier, now] = [join(folder, 'earlier'), join(folder, 'now')];
    await atRest(kiosk);
    await keepCopies(kiosk, earlier);
    await begin(kiosk);
    await kiosk.drive(pick(1_000_000));
    await pause(WORK_MS);
    await atRest(kiosk);
    await keepCopies(kiosk, now);
    await strike({ kiosk, earlier, pick });
    const started = await kiosk.start();
    const ended = started === 'started' ? started : started.code;
    if (ended !== (refusal ?? 'started')) return [`${what}: the start ended with ${JSON.stringify(started)}`];
    if (refusal !== undefined) {
      await kiosk.kill('everything');
      await putCopiesBack(kiosk, now);
      await begin(kiosk);
    }
    await kiosk.look();
    await kiosk.lookAtAll();
    return kiosk.faults().map((fault) => `${what}: ${fault}`);
  } finally {
    await removeFolder(folder);
  }
}

/** Down, with the same in both copies. */
async function atRest(kiosk: TorturedKiosk): Promise<void> {
  await kiosk.kill('everything');
  await begin(kiosk);
  await kiosk.look();
  await kiosk.kill('everything');
}

async function begin(kiosk: TorturedKiosk): Promise<void> {
  const started = await kiosk.start();
  if (started !== 'started') throw new Error(`it did not start: ${JSON.stringify(started)}`);
}
