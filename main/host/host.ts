/**
 * The host: everything that outlives a screen, composed from its parts and brought up and down in order. It knows no
 * shell and no transport; what a screen may ask of it is in `main/bridge`.
 */
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import type { ExportPlace, ExportRange } from '../../shared/bridge/contract.ts';
import { archiveOld } from './archiving.ts';
import { type Calendar, openCalendar } from './calendar.ts';
import { watchClock } from './clock-watch.ts';
import { openFailures } from './codes/failures.ts';
import { createGrants } from './codes/grants.ts';
import type { HashCost } from './codes/hash.ts';
import { type Codes, createCodes } from './codes/verify.ts';
import { type DeviceLog, openDeviceLog } from './devices/device-log.ts';
import { watchDevices } from './devices/device-watch.ts';
import type { Devices } from './devices/devices.ts';
import { noteDisk } from './disk/disk-notes.ts';
import { type DiskWatch, watchDisk } from './disk/disk-watch.ts';
import { type DiskLimits, USUAL_LIMITS } from './disk/levels.ts';
import { createReserve } from './disk/reserve.ts';
import { roomyFiles } from './disk/roomy-files.ts';
import { type MeasureSpace, measureSpace } from './disk/space.ts';
import { openDiskUse } from './disk/use.ts';
import { createDoorRelease, type DoorRelease } from './door/door-release.ts';
import { watchDoor } from './door/door-watch.ts';
import { type DriveWatch, watchDrives } from './drives/drive-watch.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import { kioskFolder, type StickFailure, stick } from './export-places.ts';
import { type RangeFailure, rangeBegins } from './export-range.ts';
import type { Foundation } from './foundation.ts';
import { type Journal, openJournal } from './journal.ts';
import { checkJournal, type JournalCheck } from './journal-check.ts';
import { contradictsSeals, openKeptSeals } from './kept-seals.ts';
import { type ExportedRange, type ExportFailure, exportLedger, type LedgerExport } from './ledger-export.ts';
import type { Log } from './log.ts';
import type { Paths } from './paths.ts';
import { openPhotoErasing, type PhotoErasing } from './photo-erasing.ts';
import { createPhotos, type Photos } from './photos.ts';
import { openPrintQueue, type PrintQueue } from './printing/print-queue.ts';
import { type SealKeeper, startSealKeeper } from './seal-keeper.ts';
import { openSeals, type Seals } from './seals.ts';
import { openSnapshots, type Snapshots } from './snapshots.ts';
import type { StartFailure } from './start-failure.ts';
import type { DiskFailure, Files } from './storage/files.ts';
import type { SetAside } from './storage/segments.ts';

export interface HostOptions {
  readonly files: Files;
  readonly paths: Paths;
  readonly foundation: Foundation;
  readonly devices: Devices;
  readonly drives: RemovableDrives;
  /** Where the stand-alone verifier lies. */
  readonly verifier: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly cost: HashCost;
  readonly shell: 'electron' | 'node';
  readonly software: string;
  readonly log: Log;
  readonly measureSpace?: MeasureSpace;
  readonly diskLimits?: DiskLimits;
}

export interface Host extends Pick<HostOptions, 'foundation' | 'devices' | 'shell' | 'software' | 'log'> {
  readonly journal: Journal;
  readonly journalCheck: JournalCheck;
  readonly seals: Seals;
  readonly snapshots: Snapshots;
  readonly sealKeeper: SealKeeper;
  readonly deviceLog: DeviceLog;
  readonly codes: Codes;
  readonly doors: DoorRelease;
  readonly printing: PrintQueue;
  readonly photos: Photos;
  readonly drives: DriveWatch;
  rangeBegins(range: ExportRange): Promise<Result<number, RangeFailure>>;
  exportLedger(
    range: ExportedRange,
    to: ExportPlace,
  ): Promise<Result<LedgerExport, ExportFailure | DiskFailure | StickFailure>>;
  readonly photoErasing: PhotoErasing;
  readonly calendar: Calendar;
  readonly disk: DiskWatch;
  /** Locks the strike first, then lets what is on its way to the disk arrive. */
  stop(): Promise<void>;
}

export async function createHost(options: HostOptions): Promise<Result<Host, StartFailure>> {
  const { paths, foundation, devices, clock, random, log } = options;
  const { identity, keys, directory, book } = foundation;
  const { timeZone } = directory.property;

  const limits = options.diskLimits ?? USUAL_LIMITS;
  const disk = watchDisk({
    folder: paths.folder,
    measure: options.measureSpace ?? measureSpace,
    reserve: createReserve(options.files, paths.reserve, limits.reserveBytes, random),
    use: await openDiskUse(options.files, paths.diskUse, clock),
    limits,
    clock,
    log,
  });
  await disk.look();
  const files = roomyFiles(options.files, disk.makeRoom);
  const failures = await openFailures(files, paths.failures, clock.elapsed());
  if (!failures.ok) return err(unreadable(paths.failures));
  const seals = await openSeals(files, paths.seals, foundation.signingSeed, clock, log);
  const keptSeals = await openKeptSeals(files, paths.keptSeals, log);
  const promised = (seq: number) => {
    const latest = seals.latest();
    return latest?.seq === seq ? latest.hash : keptSeals.hashAt(seq);
  };
  const journal = await openJournal({ files, folder: paths.journal, stream: identity.stream }, promised);
  if (!journal.ok) return err(journalFailure(journal.error, paths.journal));
  if (await contradictsSeals(journal.value, keptSeals, seals)) {
    await Promise.all([journal.value.close(), keptSeals.close(), seals.close()]);
    return err(sealsContradicted(paths));
  }
  tellAside(log, 'the journal', journal.value.aside);
  tellIfBehind(log, journal.value, seals);
  const deviceLog = await openDeviceLog(files, paths.deviceLog, clock, log);
  tellAside(log, 'the device log', deviceLog.aside);
  const printing = await openPrintQueue({
    files,
    path: paths.printQueue,
    printer: devices.printer,
    deviceLog,
    clock,
    log,
  });
  if (!printing.ok) return err(unreadable(paths.printQueue));

  const snapshots = await openSnapshots({
    files: options.files,
    folder: paths.snapshot,
    key: keys.tables,
    log,
  });

  const grants = createGrants(clock, random);
  const codes = await createCodes({
    book,
    directory,
    pepper: keys.pepper,
    cost: options.cost,
    failures: failures.value,
    grants,
    clock,
  });
  const watches = directory.doors.map((door) => watchDoor(door.id, devices, deviceLog, clock));
  const doors = createDoorRelease({
    journal: journal.value,
    grants,
    doors: directory.doors,
    strike: devices.strike,
    deviceLog,
    ordered: (holdMs) => {
      for (const watch of watches) watch.ordered(holdMs);
    },
  });

  const stopWatchingClock = watchClock(clock, deviceLog, await latestTime(journal.value));
  const sealKeeper = startSealKeeper({
    journal: journal.value,
    kept: keptSeals,
    seals,
    clock,
    timeZone,
    log,
  });
  const drives = watchDrives(options.drives, clock);

  const journalCheck = checkJournal(journal.value.parts, deviceLog, clock, log);
  const stopNoting = await noteDisk(disk, deviceLog, files, paths.diskNoted);
  const photos = createPhotos(options.files, paths.photos, keys.photos, random);
  const photoErasing = await openPhotoErasing(files, paths.photosErased, journal.value, photos, log);
  // Nobody waits for what the last run left to erase.
  void photoErasing.run();
  const calendar = await openCalendar(files, paths.calendar, clock);
  const stopArchiving = archiveOld(journal.value, clock, log);
  devices.start();
  const stopWatching = watchDevices(devices, deviceLog, clock);
  const stopWaking = devices.onHealth((health) => {
    if (health.some((device) => device.role === 'printer' && device.state === 'ready')) printing.value.wake();
  });
  printing.value.wake();

  return ok({
    ...options,
    journal: journal.value,
    journalCheck,
    seals,
    snapshots,
    sealKeeper,
    deviceLog,
    codes,
    doors,
    printing: printing.value,
    drives,
    rangeBegins: (range) => rangeBegins({ journal: journal.value, kept: keptSeals, clock, timeZone }, range),
    exportLedger: async (range, to) => {
      const parts = { files: options.files, journal: journal.value, seals, kept: keptSeals, clock };
      if (to.kind === 'kiosk') return exportLedger(parts, range, kioskFolder(options.files, paths.exports));
      const { verifier } = options;
      const place = await stick({ files: options.files, drives: options.drives, verifier, log }, to.drive);
      return place === null ? err('stick-gone') : exportLedger(parts, range, place);
    },
    disk,
    photos,
    photoErasing,
    calendar,
    stop: async () => {
      stopWaking();
      stopNoting();
      await disk.stop();
      journalCheck.stop();
      stopWatchingClock();
      drives.stop();
      // The door's own watch goes on while the strike is locked, so that the locking is noted.
      await devices.stop();
      stopWatching();
      for (const watch of watches) watch.stop();
      await printing.value.stop();
      await calendar.stop();
      await photoErasing.run();
      await stopArchiving();
      await journal.value.close();
      await sealKeeper.stop();
      await keptSeals.close();
      await seals.close();
      await snapshots.close();
      await deviceLog.close();
    },
  });
}

async function latestTime(journal: Journal): Promise<EpochMs | null> {
  const page = await journal.read(Math.max(0, journal.head().seq - 1), 1);
  const latest = page.ok ? page.value[0] : undefined;
  return latest === undefined ? null : Date.parse(latest.at);
}

function tellAside(log: Log, what: string, aside: readonly SetAside[]): void {
  for (const { file, bytes, why } of aside)
    log.error(`${what} was cut back at its end`, { file, bytes, why });
}

function tellIfBehind(log: Log, journal: Journal, seals: Seals): void {
  const sealed = seals.latest()?.seq ?? 0;
  const { seq } = journal.head();
  if (seq < sealed) log.error('the journal is behind its own seal', { seq, sealed });
}

function unreadable(path: string): StartFailure {
  return { code: 'data-damaged', say: `${path} cannot be read. Put it back from a back-up.` };
}

function sealsContradicted({ journal, keptSeals }: Paths): StartFailure {
  return {
    code: 'altered-journal',
    say: `The journal in ${journal} is not the one that was sealed: it or the seals in ${keptSeals} were altered. Nothing was touched. Keep a copy of both and put back the last back-up.`,
  };
}

function journalFailure(code: 'foreign-journal' | 'altered-journal', folder: string): StartFailure {
  const say =
    code === 'foreign-journal'
      ? `The journal in ${folder} is of another kiosk. Put back the one that belongs here.`
      : `The journal in ${folder} was altered: its chain is broken. Nothing was touched. Keep a copy and put back the last back-up.`;
  return { code, say };
}
