import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSeals } from '../../../../main/host/seals.ts';
import { headOf } from '../../../../shared/ledger/chain.ts';
import { isGenuine } from '../../../../shared/ledger/seal.ts';
import { chained, received } from '../../../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../../../harness/faulty-files.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { seededRandom } from '../../../harness/randomness.ts';

const heads = chained([received(1), received(2), received(3)]).map(headOf);
const [first, second, third] = heads as [(typeof heads)[0], (typeof heads)[0], (typeof heads)[0]];

async function bench() {
  const folder = join(await temporaryFolder(), 'seals');
  const files = faultyFiles();
  const clock = createManualClock();
  const warnings: string[] = [];
  const note = (what: string) => void warnings.push(what);
  const log = { info: note, warn: note, error: note };
  const open = async (seed = 1) => {
    const seals = await openSeals(files, folder, seededRandom(seed)(32), clock, log);
    onTestFinished(() => seals.close());
    return seals;
  };
  return { open, files, clock, warnings };
}

describe('seals', () => {
  test('are genuine by the public key that is told, and by no other', async () => {
    const { open, clock } = await bench();
    const seals = await open();
    const seal = seals.seal(first);
    const { stream, seq, hash } = first;
    expect(seal).toMatchObject({ stream, seq, hash, at: new Date(clock.now()).toISOString() });
    expect(isGenuine(seal, seals.publicKey)).toBe(true);
    expect(isGenuine({ ...seal, seq: 2 }, seals.publicKey)).toBe(false);
    expect(isGenuine(seal, (await open(2)).publicKey)).toBe(false);
  });

  test('the same seed gives the same key', async () => {
    const { open } = await bench();
    expect((await open()).publicKey).toEqual((await open()).publicKey);
  });

  test('of the same head is made once', async () => {
    const { open, clock } = await bench();
    const seals = await open();
    const seal = seals.seal(first);
    await clock.advance(1000);
    expect(seals.seal(first)).toBe(seal);
    expect(seals.seal(second)).not.toBe(seal);
  });

  test('the latest is remembered through a restart', async () => {
    const { open } = await bench();
    const seals = await open();
    expect(seals.latest()).toBeNull();
    for (const head of heads) seals.seal(head);
    await seals.close();
    expect((await open()).latest()).toEqual(seals.latest());
    expect(seals.latest()?.seq).toBe(third.seq);
  });

  test('one that the disk does not take is given all the same, and the next is kept', async () => {
    const { open, files, warnings } = await bench();
    const seals = await open();
    files.failNext('open', 'ENOSPC');
    expect(isGenuine(seals.seal(first), seals.publicKey)).toBe(true);
    while (warnings.length === 0) await new Promise((turn) => setImmediate(turn));
    seals.seal(second);
    await seals.close();
    expect((await open()).latest()?.seq).toBe(2);
  });
});
