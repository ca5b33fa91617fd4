/**
 * Keeps a device process running: listens whether it lives, ends one that hangs, starts the next. To the rest of the
 * kiosk it is a source of devices and the guard of their strikes, and a crash in a driver of the system's is just so
 * many devices that were unplugged for a moment.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import { createListeners } from '../ports/listeners.ts';
import type { StrikeGuard } from '../ports/strike-guard.ts';
import type { GuardSettings } from './messages.ts';
import type { StartDeviceProcess, StartedProcess } from './port.ts';
import { followProcess, type Remote } from './remote.ts';

export type ProcessSituation = 'started' | 'ended' | 'silent' | 'not-understood' | 'no-usb';

export interface DeviceProcess {
  readonly source: DeviceSource;
  readonly guard: StrikeGuard;
  /** Once it has told its devices for the first time, or that there can be none. */
  ready(): Promise<Result<void, { readonly code: 'no-usb'; readonly detail: string }>>;
  /** What the guard needs to find the strikes by itself. */
  use(settings: GuardSettings): void;
  /** Lets it close what is open, and ends it. */
  stop(): Promise<void>;
}

export interface DeviceProcessParts {
  readonly start: StartDeviceProcess;
  readonly clock: Clock;
  readonly log: (situation: ProcessSituation, detail: string | null) => void;
}

const BEAT_MS = 1_000;
/** Questions that may stay without any word before the process is ended. */
const MOST_UNANSWERED = 3;
/** A process that dies at once is not started at once again and again; never are devices away for longer than this. */
const PAUSES_MS = [50, 500, 1_000, 1_500] as const;
/** One that lived so long died of something else than its start. */
const SETTLED_MS = 10_000;
/** Without USB it looks seldom: a module of the system may be loaded late. */
const NO_USB_PAUSE_MS = 60_000;
const FIRST_WORD_MS = 10_000;
const STOP_MS = 2_000;

export function createDeviceProcess({ start, clock, log }: DeviceProcessParts): DeviceProcess {
  const changes = createListeners<void>();
  const ends = createListeners<void>();
  const readies = createListeners<Result<void, { code: 'no-usb'; detail: string }>>();
  let current: { readonly started: StartedProcess; readonly remote: Remote } | null = null;
  let first: Result<void, { code: 'no-usb'; detail: string }> | null = null;
  let settings: GuardSettings | null = null;
  let isArmed = false;
  let isStopping = false;
  let pauses = 0;
  let cancelNext: () => void = () => undefined;

  function isReady(result: Result<void, { code: 'no-usb'; detail: string }>): void {
    if (first !== null && (first.ok || !result.ok)) return;
    first = result;
    readies.tell(result);
    readies.clear();
  }

  function launch(): void {
    const started = start();
    const startedAt = clock.elapsed();
    let unanswered = 0;
    let hasUsb = true;
    let cancelBeat: () => void = () => undefined;
    const hear = () => {
      unanswered = 0;
    };
    const broken = (why: 'silent' | 'not-understood') => {
      if (current?.started !== started) return;
      log(why, null);
      end();
      started.kill();
    };

    function end(): void {
      if (current?.started !== started) return;
      current = null;
      cancelBeat();
      remote.end();
      if (isStopping) return;
      ends.tell();
      if (clock.elapsed() - startedAt >= SETTLED_MS) pauses = 0;
      const pauseMs = hasUsb ? (PAUSES_MS[Math.min(pauses, PAUSES_MS.length - 1)] ?? 0) : NO_USB_PAUSE_MS;
      pauses += 1;
      cancelNext = clock.after(pauseMs, launch);
    }

    const remote = followProcess(started.port, clock, {
      devicesChanged() {
        if (current?.started === started) isReady(ok());
        changes.tell();
      },
      heard: hear,
      noUsb(detail) {
        hasUsb = false;
        log('no-usb', detail);
        isReady(err({ code: 'no-usb', detail }));
      },
      broken,
    });
    current = { started, remote };
    log('started', null);
    if (settings) remote.use(settings);
    // What the last one guarded may still be released: this one is told before it is asked for anything else.
    if (isArmed) void remote.arm();

    function beat(): void {
      if (unanswered >= MOST_UNANSWERED) {
        broken('silent');
        return;
      }
      unanswered += 1;
      remote.say('are-you-there');
      cancelBeat = clock.after(BEAT_MS, beat);
    }
    beat();
    started.port.onClose(() => {
      if (current?.started === started && !isStopping) log('ended', null);
      end();
    });
  }

  launch();

  return {
    source: {
      devices: () => current?.remote.devices() ?? [],
      onChange: (listener) => changes.add(listener),
    },
    guard: {
      async arm() {
        isArmed = true;
        return (await current?.remote.arm()) ?? false;
      },
      renew: () => current?.remote.say('renew'),
      disarm() {
        isArmed = false;
        current?.remote.say('disarm');
      },
      onEnded: (listener) => ends.add(listener),
    },
    ready() {
      if (first !== null) return Promise.resolve(first);
      return new Promise((resolve) => {
        const cancel = clock.after(FIRST_WORD_MS, () =>
          isReady(err({ code: 'no-usb', detail: 'the device process does not start' })),
        );
        readies.add((result) => {
          cancel();
          resolve(result);
        });
      });
    },
    use(next) {
      settings = next;
      current?.remote.use(next);
    },
    async stop() {
      isStopping = true;
      cancelNext();
      if (!current) return;
      const { started, remote } = current;
      const closed = new Promise<void>((resolve) => started.port.onClose(resolve));
      remote.end();
      started.port.close();
      let cancelKill: () => void = () => undefined;
      const late = new Promise<void>((resolve) => {
        cancelKill = clock.after(STOP_MS, () => {
          started.kill();
          resolve();
        });
      });
      await Promise.race([closed, late]);
      cancelKill();
    },
  };
}
