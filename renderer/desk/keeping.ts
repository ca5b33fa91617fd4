/**
 * How long pictures are kept: 90 days from when their package left, or the visit ended. When the disk runs out of room, those
 * of more than two weeks ago go before, the oldest first. The ledger says it; the host then erases the files.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { isWorse } from '../../shared/domain/disk.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { Desk } from './desk.ts';
import { type KeptFiles, packagePhotos, visitPhotos, visitSignatures } from './kept-files.ts';

const DAY_MS = 24 * 3_600_000;
const KEPT_DAYS = 90;
/** Most disputes come within days of a pickup. */
const NEEDED_DAYS = 14;

const EVERY_MS = 3_600_000;
/** As many as are one append, so that a courier never waits behind a thousand. */
const AT_ONCE = 20;

/** Erases now and then. Returns the way to stop. */
export function keepAndErase(desk: Desk, clock: Clock): () => void {
  let isStopped = false;
  let cancel = clock.after(EVERY_MS, run);
  function run(): void {
    void erasePictures(desk)
      .catch((cause) => desk.report('pictures were not erased', cause))
      .then(() => {
        if (!isStopped) cancel = clock.after(EVERY_MS, run);
      });
  }
  return () => {
    isStopped = true;
    cancel();
  };
}

export async function erasePictures(desk: Desk): Promise<void> {
  const today = await desk.host.ask('calendar.read', {});
  if (!today.ok) return;
  const before = (days: number) => new Date(Date.parse(today.value.today) - days * DAY_MS).toISOString();
  const eraseOld = async <Row>(files: KeptFiles<Row>) => {
    await eraseBefore(desk, files, before(KEPT_DAYS), 'kept-long-enough', () => true);
    await eraseBefore(desk, files, before(NEEDED_DAYS), 'disk', () => isWorse(desk.disk(), 'low'));
  };
  await eraseOld(packagePhotos(desk));
  await eraseOld(visitPhotos(desk));
  await eraseOld(visitSignatures(desk));
}

type Why = (Draft & { type: 'package.photo-erased' })['data']['why'];

async function eraseBefore<Row>(
  desk: Desk,
  files: KeptFiles<Row>,
  before: string,
  why: Why,
  isNeeded: () => boolean,
): Promise<void> {
  /** The same file is of another one that is not old enough. */
  let passed = 0;
  while (isNeeded()) {
    const rows = (await files.oldest(before, passed + AT_ONCE)).slice(passed);
    if (rows.length === 0) return;
    const due: Row[] = [];
    for (const row of rows) if (await files.isDue(row, before)) due.push(row);
    passed += rows.length - due.length;
    const drafts = due.flatMap((row) => files.erased(row, why));
    const kept = drafts.length === 0 ? null : await desk.ledger.append(drafts);
    if (kept !== null && !kept.ok) return desk.report('pictures were not erased', kept.error);
    // The level changes when the host has erased and looked again.
    if (why === 'disk') await desk.host.ask('disk.look', {});
  }
}
