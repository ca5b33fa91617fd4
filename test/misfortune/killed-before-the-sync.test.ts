import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Journal, openJournal } from '../../main/host/journal.ts';
import { chained, received, STREAM } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { type ForgetfulFiles, forgetfulFiles } from '../harness/forgetful-files.ts';

const [first, second, third] = chained([received(1), received(2), received(3)]) as [never, never, never];

async function opened(files: ForgetfulFiles, folder: string, segmentBytes?: number): Promise<Journal> {
  const journal = await openJournal({
    files,
    folder,
    stream: STREAM,
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
  });
  if (!journal.ok) throw new Error(journal.error);
  return journal.value;
}

/** A host that has journalled `first`, and was killed when `second` was written and not synced. */
async function killedInTheSync(files: ForgetfulFiles, folder: string): Promise<void> {
  const journal = await opened(files, folder);
  await journal.append([first]);
  const asked = files.hangNextSync();
  void journal.append([second]);
  await asked;
}

describe('a host that was killed between writing and syncing, and a power cut after its next start', () => {
  test('what the next host says that it has, it still has', async () => {
    const [files, folder] = [forgetfulFiles(), await temporaryFolder()];
    await killedInTheSync(files, folder);
    const next = await opened(files, folder);
    expect(next.head().seq).toBe(2);
    await files.powerCut();
    expect((await opened(files, folder)).head().seq).toBe(2);
  });

  test('no gap comes before what the next host has begun a new file with', async () => {
    const [files, folder] = [forgetfulFiles(), await temporaryFolder()];
    await killedInTheSync(files, folder);
    const next = await opened(files, folder, 1);
    expect((await next.append([third])).ok).toBe(true);
    await files.powerCut();
    const after = await opened(files, folder);
    expect(await after.read(0, 9)).toEqual({ ok: true, value: [first, second, third] });
  });
});

test('the first event of all is there after a power cut, and so is the folder that it is in', async () => {
  const files = forgetfulFiles();
  const folder = join(await temporaryFolder(), 'journal');
  const journal = await opened(files, folder);
  expect((await journal.append([first])).ok).toBe(true);
  await files.powerCut();
  expect((await opened(files, folder)).head().seq).toBe(1);
});
