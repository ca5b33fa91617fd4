/**
 * What the host saw or did by itself, in its own gapless numbers: a door that opened while the screen was dead is here
 * and waits to be drained into the ledger. An entry that fits no event is a defect and is refused at once.
 */
import type { z } from 'zod';
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { DeviceLogEntry } from '../../../shared/bridge/contract.ts';
import { catalog, type DataOf, type EventType } from '../../../shared/events/catalog.ts';
import type { Log } from '../log.ts';
import type { Files } from '../storage/files.ts';
import { openNumberedLog } from '../storage/numbered-log.ts';
import type { SetAside } from '../storage/segments.ts';

/** The events that are made from an entry: those that carry its number. */
export type ObservedType = {
  [T in EventType]: DataOf<T> extends { log: number } ? T : never;
}[EventType];

export interface DeviceLog {
  last(): number;
  /** Answers when it is on the disk. While the disk takes nothing, entries wait in order and are tried again. */
  append<T extends ObservedType>(type: T, data: Omit<DataOf<T>, 'log'>): Promise<void>;
  read(after: number, limit: number): Promise<Result<readonly DeviceLogEntry[], 'damaged'>>;
  /** Calls `listener` with the number that the log now reaches. */
  onGrew(listener: (last: number) => void): () => void;
  readonly aside: readonly SetAside[];
  close(): Promise<void>;
}

interface Pending {
  readonly entry: Omit<DeviceLogEntry, 'log'>;
  readonly done: () => void;
}

const TRY_AGAIN_MS = 5_000;

export async function openDeviceLog(
  files: Files,
  folder: string,
  clock: Clock,
  log: Log,
): Promise<DeviceLog> {
  const numbered = await openNumberedLog({ files, folder });
  const listeners = new Set<(last: number) => void>();
  const pending: Pending[] = [];
  let working: Promise<void> | null = null;
  let cancelRetry: () => void = () => undefined;

  async function work(): Promise<void> {
    while (pending.length > 0) {
      const batch = [...pending];
      const from = numbered.last() + 1;
      const written = await numbered.append(
        batch.map(({ entry }, n) => JSON.stringify({ log: from + n, ...entry })),
      );
      if (!written.ok) {
        log.error('the device log takes nothing', { why: written.error, waiting: pending.length });
        cancelRetry();
        cancelRetry = clock.after(TRY_AGAIN_MS, run);
        break;
      }
      pending.splice(0, batch.length);
      for (const { done } of batch) done();
      for (const listener of listeners) listener(numbered.last());
    }
    // In the same turn as the last look at what waits: whoever comes a moment later must start the work again.
    working = null;
  }

  function run(): void {
    working ??= work().catch((cause) => {
      working = null;
      log.error('the device log broke', { why: String(cause) });
    });
  }

  return {
    last: numbered.last,
    append: (type, data) => {
      const shape = (catalog[type].data as z.ZodObject).omit({ log: true });
      const entry = DeviceLogEntry.omit({ log: true }).parse({
        at: new Date(clock.now()).toISOString(),
        type,
        data: shape.parse(data),
      });
      return new Promise((done) => {
        pending.push({ entry, done });
        run();
      });
    },
    read: async (after, limit) => {
      const page = await numbered.read(after, limit);
      if (!page.ok) return page;
      const entries: DeviceLogEntry[] = [];
      for (const text of page.value) {
        const entry = DeviceLogEntry.safeParse(JSON.parse(text));
        if (!entry.success || entry.data.log !== after + entries.length + 1) return err('damaged');
        entries.push(entry.data);
      }
      return ok(entries);
    },
    onGrew: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    aside: numbered.aside,
    close: async () => {
      cancelRetry();
      await working;
      await numbered.close();
    },
  };
}
