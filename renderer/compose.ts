/**
 * The one place where the renderer's parts meet: ledger, desk, flows, input and host. What comes out is a running
 * kiosk and the room that its screens may ask about.
 */
import type { Clock } from '../shared/basics/clock.ts';
import type { DeviceHealth, Disk, Drive } from '../shared/bridge/contract.ts';
import type { ServerLink } from '../shared/bridge/server-link.ts';
import type { ReadBy } from '../shared/domain/package.ts';
import { isTraining } from '../shared/domain/training.ts';
import { closeAbandoned, closeCutOff } from './desk/abandoned.ts';
import type { Desk } from './desk/desk.ts';
import { followLabels } from './desk/follow-labels.ts';
import { dropSettled } from './desk/intake-corrections.ts';
import { keepAndErase } from './desk/keeping.ts';
import { printPrepared } from './desk/labels.ts';
import { perform } from './desk/perform.ts';
import { visitCutOff } from './desk/visit-cut-off.ts';
import { createEyes } from './eyes.ts';
import { soundOf } from './flows/sound.ts';
import { createBrowserCamera } from './input/camera/browser-camera.ts';
import type { Camera } from './input/camera/camera.ts';
import { createBrowserLabelText } from './input/label-text/browser-label-text.ts';
import type { LabelText } from './input/label-text/label-text.ts';
import { createLearnedEnds } from './input/learned-ends.ts';
import { createWedge } from './input/wedge.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { drawText } from './labels/draw-text.ts';
import { completeEvents } from './ledger/complete.ts';
import { createDrain } from './ledger/drain.ts';
import { mendJournal } from './ledger/mend.ts';
import { createSnapshots } from './ledger/snapshots.ts';
import { createSweeper } from './ledger/sweep.ts';
import { createPageSound } from './page-sound.ts';
import type { Room } from './screens/room.tsx';
import { createBrowserVoice } from './speech/browser-voice.ts';
import { createHeadset, type Headset } from './speech/headset.ts';
import type { Voice } from './speech/voice.ts';
import type { Hello, Started } from './startup.ts';
import { trainerFor } from './training/compose.ts';
import type { Trainer } from './training/trainer.ts';
import { nearestLanguage } from './words/languages.ts';
import { paperWordsOf } from './words/paper-words.ts';
import { wordsFor } from './words/words.ts';

export interface RunningKiosk {
  readonly kiosk: Kiosk;
  readonly hello: Hello;
  readonly voice: Voice;
  readonly headset: Headset;
  /** Null where people are served. */
  readonly trainer: Trainer | null;
  readonly clock: Clock;
  readonly room: () => Room;
  /** Told when what `room()` gives has changed. */
  readonly onRoom: (listener: () => void) => () => void;
  /** Told once when the host is gone. */
  readonly onHostGone: (listener: () => void) => () => void;
  /** Told once when the browser has closed the database, as when somebody cleared it. */
  readonly onDatabaseLost: (listener: () => void) => () => void;
  /** Told when another directory is in force and nobody stands before the screen. */
  readonly onDirectoryChanged: (listener: () => void) => void;
}

export async function run(
  started: Started,
  camera: Camera = createBrowserCamera(started.machine.clock),
  labelText: LabelText = createBrowserLabelText(started.machine.clock),
): Promise<RunningKiosk> {
  const { host, hello, directory, database, ledger, questions, report } = started;
  const { clock, random } = started.machine;
  const propertyWords = wordsFor(nearestLanguage(directory.property.language));
  let lastReadBy: ReadBy = 'scanner';
  const scanned = (by: ReadBy) => (read: { readonly text: string; readonly aim: string | null }) => {
    lastReadBy = by;
    // Staff who answer a question are not sent elsewhere by a scanner that somebody touched.
    if (kiosk.state().now.flow === 'staff' && document.querySelector('.dialog[role="dialog"]')) return;
    kiosk.send({
      type: 'scanned',
      scanned: { text: read.text, aim: read.aim, by, atMs: clock.elapsed() },
    });
  };

  const eyes = createEyes({
    camera,
    labelText,
    onCode: scanned('camera'),
    beforeTheDoor: directory.property.pickup?.photoAtDoor === 'on',
  });
  const desk: Desk = {
    kiosk: hello.stream,
    directory,
    ledger,
    questions,
    host,
    disk: () => room.current().disk.level,
    clock,
    random,
    photograph: eyes.photograph,
    readLabel: eyes.readLabel,
    mark: (of) => propertyWords.intake[of].toLocaleUpperCase(directory.property.language),
    spareLine: propertyWords.staff.spareLine,
    paperWords: paperWordsOf(propertyWords),
    trainingMark: isTraining(hello.stream) ? propertyWords.training.mark : null,
    goTo: (address) => window.location.assign(address),
    drawText,
    report,
  };
  const kiosk = createKiosk({
    directory,
    clock,
    perform: (effect) => perform(desk, effect),
    abandon: (left, how) => closeAbandoned(desk, left, how),
    report,
  });
  kiosk.onState(() => eyes.follow(kiosk.state().now));
  const pageSound = createPageSound('AudioContext' in globalThis ? () => new AudioContext() : null);
  let shown = kiosk.state().now;
  kiosk.onState(() => {
    const { now } = kiosk.state();
    const sound = soundOf(shown, now);
    shown = now;
    if (sound === null) return;
    pageSound.bad();
    // A camera has no voice, and the scanner beside it has read nothing.
    if (lastReadBy === 'scanner') void host.ask('scanner.signal', { sound });
  });

  const room = composeRoom(started, eyes);
  host.on('scanner.read', scanned('scanner'));
  createWedge(window, clock, {
    onTyped: room.typedScan,
    onRead: scanned('wedge'),
    barcodeOf: createLearnedEnds(window.localStorage),
  });

  const drain = createDrain(ledger, questions, host, hello.stream, report);
  host.on('device-log.grew', () => void drain.run());
  database.onChange(() => void followLabels(kiosk, questions));

  const mend = () =>
    void mendJournal(database, host, report).catch((cause) => report('the journal was not mended', cause));
  host.on('journal.damaged', mend);

  // What the door did while the page was dead tells how a visit ended that was cut off.
  await drain.run();
  const goingOn = await visitCutOff(desk);
  await closeCutOff(desk, goingOn?.session);
  await dropSettled(desk);
  await printPrepared(desk);
  if (goingOn !== null) kiosk.send({ type: 'go-on', visit: goingOn });
  keepCopies(started, kiosk);
  mend();
  keepAndErase(desk, clock);
  return {
    kiosk,
    hello,
    voice: createBrowserVoice(window.speechSynthesis ?? null),
    headset: createHeadset(navigator.mediaDevices, window),
    trainer: isTraining(hello.stream) ? trainerFor(started, desk) : null,
    clock,
    room: room.current,
    onRoom: room.onChange,
    onHostGone: host.onClose,
    onDatabaseLost: database.onLost,
    onDirectoryChanged: (listener) => host.on('directory.changed', () => whenHome(kiosk, listener)),
  };
}

/** Whoever is in the middle of something finishes it with the people that the page knows. */
function whenHome(kiosk: Kiosk, run: () => void): void {
  const isHome = () => kiosk.state().now.flow === 'home';
  if (isHome()) {
    run();
    return;
  }
  const stop = kiosk.onState(() => {
    if (!isHome()) return;
    stop();
    run();
  });
}

/** Sees to what nobody waits for: old events that a restored database lacks; indexes and snapshots while nobody is there. */
function keepCopies({ database, directory, host, report }: Started, kiosk: Kiosk): void {
  const snapshots = createSnapshots({ database, host, report });
  const units = directory.units.map(({ id }) => id);
  const sweeper = createSweeper(database, units, report);
  const consider = () => {
    if (kiosk.state().now.flow !== 'home') return;
    void sweeper.consider().then(snapshots.consider);
  };
  completeEvents(database, host)
    .catch((cause) => report('old events were not brought back into the database', cause))
    .finally(consider);
  kiosk.onState(consider);
}

function composeRoom(
  { host, hello, directory, database, questions, machine }: Started,
  eyes: ReturnType<typeof createEyes>,
) {
  const listeners = new Set<() => void>();
  let devices: readonly DeviceHealth[] = [];
  let drives: readonly Drive[] = [];
  let disk: Disk = { level: 'enough', freeBytes: null };
  let server: ServerLink = { kind: 'none' };
  let typedScans = 0;
  const fresh = (): Room => ({
    directory,
    questions,
    publicKey: hello.publicKey,
    devices,
    drives,
    disk,
    server,
    training: hello.training,
    typedScans,
    disabledPins: async () => {
      const read = await host.ask('pins.read', {});
      return read.ok ? read.value.disabled : [];
    },
    camera: eyes.seeing(),
    hasCamera: eyes.isThere(),
    now: machine.clock.now,
    elapsed: machine.clock.elapsed,
    onLedger: database.onChange,
    photo: async (photo) => {
      const read = await host.ask('photo.read', { photo });
      return read.ok && read.value.jpeg !== null ? `data:image/jpeg;base64,${read.value.jpeg}` : null;
    },
  });
  let current = fresh();
  const changed = () => {
    current = { ...fresh(), photo: current.photo };
    for (const listener of listeners) listener();
  };
  eyes.onSeeing(changed);
  host.on('devices.changed', (told) => {
    devices = told.devices;
    changed();
  });
  host.on('disk.changed', (told) => {
    disk = told;
    changed();
  });
  void host.ask('disk.read', {}).then((read) => {
    if (!read.ok) return;
    disk = read.value;
    changed();
  });
  host.on('server.changed', (told) => {
    server = told;
    changed();
  });
  void host.ask('server.read', {}).then((read) => {
    if (!read.ok) return;
    server = read.value;
    changed();
  });
  void host.ask('devices.read', {}).then((read) => {
    if (!read.ok) return;
    devices = read.value.devices;
    changed();
  });
  host.on('drives.changed', (told) => {
    drives = told.drives;
    changed();
  });
  void host.ask('drives.read', {}).then((read) => {
    if (!read.ok) return;
    drives = read.value.drives;
    changed();
  });
  return {
    typedScan: () => {
      typedScans++;
      changed();
    },
    current: () => current,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
