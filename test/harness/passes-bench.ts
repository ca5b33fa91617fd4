/** Passes at a kiosk of the test property: a key of its own, a ledger of revocations, and clocks that tests move. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { latestFrom } from '../../main/host/codes/book.ts';
import { openCodeTime } from '../../main/host/codes/code-time.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createPasses } from '../../main/host/passes/passes.ts';
import { openRevokedPasses } from '../../main/host/passes/revoked.ts';
import { passKey } from '../../main/host/passes/signed.ts';
import { nodeFiles } from '../../main/host/storage/files.ts';
import { ok } from '../../shared/basics/result.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import { type EventId, type GrantId, StaffId } from '../../shared/domain/ids.ts';
import { Pass } from '../../shared/domain/pass.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { emptyHead, headOf as headAfter } from '../../shared/ledger/chain.ts';
import { chained, numberedId, STREAM } from './drafts.ts';
import { temporaryFolder } from './faulty-files.ts';
import { createManualClock } from './manual-clock.ts';
import { directory as house } from './people.ts';
import { seededRandom } from './randomness.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const NOW_S = 1_795_000_000;

export function aPass(different: Partial<Record<keyof Pass, unknown>> = {}): Pass {
  return Pass.parse({
    id: numberedId(1),
    property: house.property.id,
    holder: 'resident',
    unit: 'u-4b',
    resident: null,
    packages: null,
    from: NOW_S - 3_600,
    until: NOW_S + 3_600,
    ...different,
  });
}

const headOf = (events: readonly LedgerEvent[]) => {
  const last = events.at(-1);
  return last === undefined ? emptyHead(STREAM) : headAfter(last);
};

export async function passesBench({ seed = 1, folder = '' } = {}) {
  const data = folder === '' ? await temporaryFolder() : folder;
  const random = seededRandom(seed);
  const clock = createManualClock(NOW_S * 1000);
  const key = await passKey(new Uint8Array(32).fill(seed));
  const events: LedgerEvent[] = [];
  const fresh = new Map<EventId, LedgerEvent>();
  const listeners: ((events: readonly LedgerEvent[]) => void)[] = [];
  const journal = {
    head: () => headOf(events),
    read: async (after: number, limit: number) => ok(events.slice(after, after + limit)),
    fresh: (id: EventId) => fresh.get(id) ?? null,
    onKept: (listener: (events: readonly LedgerEvent[]) => void) => void listeners.push(listener),
  };
  let directory: Directory = house;

  async function start() {
    fresh.clear();
    listeners.length = 0;
    const grants = createGrants(clock, random);
    const time = await openCodeTime(
      nodeFiles,
      join(data, 'code-time.json'),
      clock,
      latestFrom({
        couriers: [],
        badges: [],
        staff: [],
        residents: [],
        staffGiven: { attendant: 0, manager: 0, installer: 0 },
      }),
    );
    const revoked = await openRevokedPasses({
      files: nodeFiles,
      path: join(data, 'passes-revoked.json'),
      journal,
      log: quiet,
    });
    const parts = { journal, grants, key, directory: () => directory, revoked, time, clock };
    return { grants, time, passes: createPasses(parts) };
  }

  let kiosk = await start();
  // Before the folder goes.
  onTestFinished(() => kiosk.time.stop());
  return {
    clock,
    key,
    folder: data,
    events,
    verify: (token: string) => kiosk.passes.verify(token),
    issue: (id: EventId) => kiosk.passes.issue(id),
    isLetIn: (id: GrantId) => kiosk.grants.valid(id) !== null,
    staff: () => kiosk.grants.give({ kind: 'staff', staff: StaffId.parse('front-desk'), role: 'manager' }),
    append: (...drafts: readonly Draft[]) => {
      const added = chained(drafts, journal.head());
      events.push(...added);
      for (const event of added) fresh.set(event.id, event);
      for (const told of listeners) told(added);
      return added;
    },
    change: (next: (directory: Directory) => Directory) => {
      directory = next(directory);
    },
    restart: async () => {
      await kiosk.time.stop();
      kiosk = await start();
    },
  };
}
