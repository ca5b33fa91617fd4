/** A host's printing without the host: queue, supervisor and files, which dies and starts again on the same disk. */
import type { UsbTransport } from '../../../hardware/ports/transport.ts';
import type { SimulatedWire } from '../../../hardware/simulation/simulated-wire.ts';
import { USUAL_WIRING } from '../../../hardware/strike/input-sensor.ts';
import { createSupervisor } from '../../../hardware/supervisor/supervisor.ts';
import type { DeviceLog } from '../../../main/host/devices/device-log.ts';
import type { Log } from '../../../main/host/log.ts';
import { openPrintQueue, type PrintQueue } from '../../../main/host/printing/print-queue.ts';
import type { Files } from '../../../main/host/storage/files.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok } from '../../../shared/basics/result.ts';
import { DeviceLogEntry } from '../../../shared/bridge/contract.ts';
import { memoryFiles } from '../memory-files.ts';
import { MEDIA } from './any-printer.ts';

export interface PrintingRoom {
  start(): Promise<void>;
  /** The process is gone, in the middle of whatever it was doing. */
  kill(): Promise<void>;
  /** Null while there is no process. */
  queue(): PrintQueue | null;
  /** What the ledger would have heard of a job last. */
  lastWordOn(job: string): string | null;
  /** How many words there were. */
  wordsOn(job: string): number;
}

export function printingRoom(wire: SimulatedWire, clock: Clock): PrintingRoom {
  const files = memoryFiles();
  const entries: DeviceLogEntry[] = [];
  let life: { isOver: boolean; readonly queue: PrintQueue } | null = null;

  async function start(): Promise<void> {
    const mortal = { isOver: false };
    const ownClock: Clock = {
      now: clock.now,
      elapsed: clock.elapsed,
      after: (delayMs, run) => clock.after(delayMs, () => mortal.isOver || run()),
    };
    const supervisor = createSupervisor({
      source: { devices: () => attached(wire), onChange: wire.onChange },
      clock: ownClock,
      log: () => undefined,
      settings: { printer: MEDIA, wiring: USUAL_WIRING, onAdapters: {} },
    });
    const opened = await openPrintQueue({
      files: mortalFiles(files, () => mortal.isOver),
      path: 'queue.json',
      printer: () => supervisor.printer(),
      deviceLog: logInto(entries, () => mortal.isOver),
      clock: ownClock,
      log: failingLog,
    });
    if (!opened.ok) throw new Error(opened.error);
    const queue = opened.value;
    supervisor.onHealth(() => mortal.isOver || queue.wake());
    supervisor.start();
    queue.wake();
    life = Object.assign(mortal, { queue });
  }

  return {
    start,
    async kill() {
      if (life === null) return;
      life.isOver = true;
      life = null;
      // The system ends its transfers and gives the device back; the device knows nothing of it.
      await wire.attached()?.close();
    },
    queue: () => life?.queue ?? null,
    wordsOn: (job) => entries.filter(({ data }) => data.job === job).length,
    lastWordOn: (job) => entries.findLast(({ data }) => data.job === job)?.type ?? null,
  };
}

function attached(wire: SimulatedWire): UsbTransport[] {
  const transport = wire.attached();
  return transport ? [transport] : [];
}

const never = () => new Promise<never>(() => undefined);

/** The disk takes nothing more from a process that is dead. */
function mortalFiles(files: Files, isOver: () => boolean): Files {
  return {
    ...files,
    open: (path, flags) => (isOver() ? never() : files.open(path, flags)),
    rename: (from, to) => (isOver() ? never() : files.rename(from, to)),
  };
}

function logInto(entries: DeviceLogEntry[], isOver: () => boolean): DeviceLog {
  return {
    last: () => entries.length,
    append: async (type, data) => {
      if (isOver()) return never();
      const entry = { log: entries.length + 1, at: new Date(0).toISOString(), type, data };
      entries.push(DeviceLogEntry.parse(entry));
      return undefined;
    },
    read: async (after, limit) => ok(entries.slice(after, after + limit)),
    onGrew: () => () => undefined,
    aside: [],
    close: async () => undefined,
  };
}

const failingLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (what, detail) => {
    throw new Error(`${what}: ${JSON.stringify(detail)}`);
  },
};
