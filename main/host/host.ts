/**
 * The host: everything that outlives a screen, composed from its parts and brought up and down in order. It knows no
 * shell and no transport; what a screen may ask of it is in `main/bridge`.
 */
import type { EpochMs } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import { archiveOld } from './archiving.ts';
import { type Calendar, openCalendar } from './calendar.ts';
import { watchClock } from './clock-watch.ts';
import { openFailures } from './codes/failures.ts';
import { createGrants, type Grants } from './codes/grants.ts';
import type { HashCost } from './codes/hash.ts';
import { type Credentials, openCredentials } from './codes/open-credentials.ts';
import { type DeviceLog, openDeviceLog } from './devices/device-log.ts';
import { watchDevices } from './devices/device-watch.ts';
import type { Devices } from './devices/devices.ts';
import type { DeviceSettingsKeeper } from './devices/settings-keeper.ts';
import { createStaffOrders, type StaffOrders } from './devices/staff-orders.ts';
import { noteDisk } from './disk/disk-notes.ts';
import type { DiskWatch } from './disk/disk-watch.ts';
import { type DiskOptions, openDisk } from './disk/open-disk.ts';
import { createDoorRelease, type DoorRelease } from './door/door-release.ts';
import { watchDoor } from './door/door-watch.ts';
import { type DriveWatch, watchDrives } from './drives/drive-watch.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import { type Evidence, openEvidence } from './evidence/evidence.ts';
import type { Foundation } from './foundation.ts';
import { createHandedOut, type HandedOut } from './handed-out.ts';
import type { Journal } from './journal.ts';
import { checkJournal, type JournalCheck } from './journal-check.ts';
import { openLedgerKeeping } from './ledger-keeping.ts';
import { createLockerOpening, type LockerOpening } from './lockers/locker-opening.ts';
import { watchCompartments } from './lockers/locker-watch.ts';
import { openPhotoErasing, type PhotoErasing } from './photo-erasing.ts';
import { createPhotos, type Photos } from './photos.ts';
import type { PrintPage } from './print-page.ts';
import { openPrintQueue, type PrintQueue } from './printing/print-queue.ts';
import { createResidentsLists, type ResidentsLists } from './residents-lists.ts';
import { type SealKeeper, startSealKeeper } from './seal-keeper.ts';
import type { Seals } from './seals.ts';
import type { Link } from './server-link/link.ts';
import { openLink } from './server-link/open-link.ts';
import type { Snapshots } from './snapshots.ts';
import type { StartFailure } from './start-failure.ts';
import { createSealedKeeper, type SealedKeeper } from './storage/sealed-keeper.ts';
import { tellAside } from './storage/segments.ts';
import { createTraining, type Training, type TrainingWays } from './training.ts';

export interface HostOptions extends DiskOptions {
  readonly foundation: Foundation;
  readonly devices: Devices;
  readonly deviceSettings: DeviceSettingsKeeper;
  readonly drives: RemovableDrives;
  /** Where the stand-alone verifier lies. */
  readonly verifier: string;
  readonly cost: HashCost;
  readonly shell: 'electron' | 'node';
  readonly software: string;
  readonly training: TrainingWays;
  readonly printPage: PrintPage;
}

export interface Host
  extends Pick<HostOptions, 'foundation' | 'devices' | 'deviceSettings' | 'shell' | 'software' | 'log'>,
    Credentials,
    HandedOut {
  readonly journal: Journal;
  readonly journalCheck: JournalCheck;
  readonly seals: Seals;
  readonly snapshots: Snapshots;
  readonly sealKeeper: SealKeeper;
  readonly deviceLog: DeviceLog;
  /** The directory as it is now. Doors and zones are taken up with the next start. */
  readonly people: SealedKeeper<Directory>;
  readonly grants: Pick<Grants, 'screenLost' | 'afterCut'>;
  readonly doors: DoorRelease;
  readonly lockers: LockerOpening;
  readonly orders: StaffOrders;
  readonly printing: PrintQueue;
  readonly photos: Photos;
  readonly evidence: Evidence;
  readonly drives: DriveWatch;
  readonly residentsLists: ResidentsLists;
  readonly training: Training;
  readonly photoErasing: PhotoErasing;
  readonly calendar: Calendar;
  readonly disk: DiskWatch;
  readonly link: Link;
  /** Locks the strike first, then lets what is on its way to the disk arrive. */
  stop(): Promise<void>;
}

export async function createHost(options: HostOptions): Promise<Result<Host, StartFailure>> {
  const { paths, foundation, devices, clock, random, log } = options;
  const { keys, directory } = foundation;
  const { timeZone } = directory.property;

  const { disk, files } = await openDisk(options);
  const failures = await openFailures(files, paths.failures, clock.elapsed());
  if (!failures.ok) return err(unreadable(paths.failures));
  const keeping = await openLedgerKeeping({
    files,
    spareFiles: options.files,
    paths,
    foundation,
    clock,
    log,
  });
  if (!keeping.ok) return keeping;
  const { journal, seals, kept, snapshots } = keeping.value;
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

  const grants = createGrants(clock, random);
  const people = createSealedKeeper(directory, {
    sealing: { files, random },
    path: paths.directory,
    key: keys.people,
    purpose: 'directory',
  });
  const photos = createPhotos(options.files, paths.photos, keys.photos, random);
  const evidence = await openEvidence({
    files: options.files,
    folder: paths.evidence,
    key: keys.evidence,
    random,
    journal,
    grants,
  });
  const credentials = await openCredentials({
    files,
    paths,
    foundation,
    failures: failures.value,
    journal,
    grants,
    directory: people.current,
    cost: options.cost,
    clock,
    random,
    deviceLog,
    log,
    hasPhoto: async (photo) => (await photos.read(photo)) !== null,
  });
  if (!credentials.ok) return err(unreadable(paths.codeless));
  const watches = new Map(
    directory.doors.map((door) => [door.id, watchDoor(door, devices, deviceLog, clock)]),
  );
  const doors = createDoorRelease({
    clock,
    journal,
    grants,
    doors: directory.doors,
    strike: (door) => devices.strike(door),
    deviceLog,
    ordered: (door, holdMs) => watches.get(door)?.ordered(holdMs),
    released: credentials.value.codeless.opened,
    admits: credentials.value.admits,
  });
  const orders = createStaffOrders({
    journal,
    grants,
    settings: options.deviceSettings,
    devices,
    doors: directory.doors,
    answered: (door) => watches.get(door)?.answered(),
  });
  const lockers = createLockerOpening({
    journal,
    grants,
    lockers: devices.lockers,
    admits: credentials.value.admits,
  });
  const stopWatchingLockers = watchCompartments(devices, deviceLog, clock);

  const stopWatchingClock = watchClock(clock, deviceLog, await latestTime(journal));
  const sealKeeper = startSealKeeper({ journal, kept, seals, clock, timeZone, log });
  const drives = watchDrives(options.drives, clock);

  const journalCheck = checkJournal(journal.parts, deviceLog, clock, log);
  const stopNoting = await noteDisk(disk, deviceLog, files, paths.diskNoted);
  const photoErasing = await openPhotoErasing(files, paths.photosErased, journal, { photos, evidence }, log);
  // Nobody waits for what the last run left to erase.
  void photoErasing.run();
  const calendar = await openCalendar(files, paths.calendar, clock);
  const stopArchiving = archiveOld(journal, clock, log);
  const link = await openLink({ files, paths, keys, journal, seals, photos, clock, random, log });
  devices.start();
  const stopWatching = watchDevices(devices, deviceLog, clock);
  const stopWaking = devices.onHealth((health) => {
    if (health.some((device) => device.role === 'printer' && device.state === 'ready')) printing.value.wake();
  });
  printing.value.wake();

  return ok({
    ...options,
    journal,
    journalCheck,
    seals,
    snapshots,
    sealKeeper,
    deviceLog,
    ...credentials.value,
    people,
    grants,
    doors,
    lockers,
    orders,
    printing: printing.value,
    drives,
    residentsLists: createResidentsLists({
      directory: people,
      book: credentials.value.book,
      random,
      now: clock.now,
      journal,
      grants,
      drives: options.drives,
      log,
    }),
    training: createTraining({
      stream: foundation.identity.stream,
      ways: options.training,
      journal,
      grants,
      log,
    }),
    ...createHandedOut({
      keeping: keeping.value,
      grants,
      photos,
      directory: people.current,
      printPage: options.printPage,
      files: options.files,
      folder: paths.exports,
      drives: options.drives,
      verifier: options.verifier,
      clock,
      log,
    }),
    disk,
    photos,
    evidence,
    photoErasing,
    calendar,
    link,
    stop: async () => {
      stopWaking();
      // The door's own watch goes on while the strike is locked, so that the locking is noted.
      await devices.stop();
      stopWatching();
      for (const watch of watches.values()) watch.stop();
      stopWatchingLockers();
      stopNoting();
      journalCheck.stop();
      stopWatchingClock();
      await link.stop();
      drives.stop();
      await disk.stop();
      await printing.value.stop();
      await calendar.stop();
      await credentials.value.stop();
      await photoErasing.run();
      await stopArchiving();
      await sealKeeper.stop();
      await keeping.value.close();
      await deviceLog.close();
    },
  });
}

async function latestTime(journal: Journal): Promise<EpochMs | null> {
  const page = await journal.read(Math.max(0, journal.head().seq - 1), 1);
  const latest = page.ok ? page.value[0] : undefined;
  return latest === undefined ? null : Date.parse(latest.at);
}

function unreadable(path: string): StartFailure {
  return { code: 'data-damaged', say: `${path} cannot be read. Put it back from a back-up.` };
}
