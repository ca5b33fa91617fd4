/**
 * Brings what the host saw on its own into the ledger: in the host's order, each entry once, also what happened while
 * this page was dead. How far it has come is itself in the ledger, so it cannot count twice.
 */

import type { DeviceLogEntry } from '../../shared/bridge/contract.ts';
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { StreamId } from '../../shared/domain/ids.ts';
import { catalog } from '../../shared/events/catalog.ts';
import { type Draft, isKnownType } from '../../shared/events/event.ts';
import type { Questions } from '../questions.ts';
import type { Ledger } from './ledger.ts';

const BATCH = 100;

export interface Drain {
  /** Drains what there is. Calls that come while it runs are one further run. */
  run(): Promise<void>;
}

export function createDrain(
  ledger: Ledger,
  questions: Questions,
  host: Pick<Client, 'ask'>,
  kiosk: StreamId,
  report: (what: string, cause: unknown) => void,
): Drain {
  let running: Promise<void> | null = null;
  let again = false;

  const drain = async () => {
    for (;;) {
      const after = await questions.drained();
      const page = await host.ask('device-log.read', { after, limit: BATCH });
      if (!page.ok || page.value.entries.length === 0) return;
      const drafts = page.value.entries.flatMap((entry) => draftOf(entry, kiosk, report));
      if (drafts.length === 0) return;
      const kept = await ledger.append(drafts);
      if (!kept.ok) return report('the device log could not be brought into the ledger', kept.error);
    }
  };

  const run = async () => {
    do {
      again = false;
      await drain();
    } while (again);
    // In the same turn as the last look at `again`: whoever comes a moment later must start a run of their own.
    running = null;
  };

  return {
    run: () => {
      if (running === null) {
        running = run().catch((cause) => {
          running = null;
          report('the device log was not drained', cause);
        });
      } else {
        again = true;
      }
      return running;
    },
  };
}

function draftOf(
  entry: DeviceLogEntry,
  kiosk: StreamId,
  report: (what: string, cause: unknown) => void,
): readonly Draft[] {
  const data = { ...entry.data, log: entry.log };
  if (isKnownType(entry.type) && catalog[entry.type].data.safeParse(data).success) {
    return [{ type: entry.type, actor: { kind: 'kiosk', id: kiosk }, data } as unknown as Draft];
  }
  report('a device log entry fits no event and stays in the host’s log', entry.type);
  return [];
}
