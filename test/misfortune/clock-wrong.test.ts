import 'fake-indexeddb/auto';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { IDLE_MS, WARNING_MS } from '../../renderer/flows/kiosk.ts';
import { createKiosk } from '../../renderer/kiosk.ts';
import { createDrain } from '../../renderer/ledger/drain.ts';
import { reconcile } from '../../renderer/ledger/reconcile.ts';
import { dayOf } from '../../renderer/screens/staff/day.ts';
import type { DeviceLogEntry } from '../../shared/bridge/contract.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { eventLine, headerLine, sealLine } from '../../shared/ledger/export-format.ts';
import { PublicKey, sealed } from '../../shared/ledger/seal.ts';
import { createVerifier } from '../../shared/ledger/verify.ts';
import { collected, received, STREAM, sessionEnded, sessionStarted } from '../harness/drafts.ts';
import { journalDouble } from '../harness/journal-double.ts';
import { ledgerBench, replayed, rowsOf } from '../harness/ledger-bench.ts';
import { createManualClock, type ManualClock } from '../harness/manual-clock.ts';
import { directory } from '../harness/people.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

/** What the wall clock does while a minute passes. */
const wrongClocks: readonly (readonly [string, (clock: ManualClock) => Promise<void>])[] = [
  ['is set back by a year', (clock) => passing(clock, MINUTE - YEAR)],
  ['is set forward by a year', (clock) => passing(clock, MINUTE + YEAR)],
  ['stands still', (clock) => passing(clock, 0)],
  ['runs twice as fast', (clock) => passing(clock, 2 * MINUTE)],
];

async function passing(clock: ManualClock, wallMs: number): Promise<void> {
  const wall = clock.now() + wallMs;
  await clock.advance(MINUTE);
  clock.setWall(wall);
}

function verdictOn(events: readonly LedgerEvent[]) {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = PublicKey.parse(pair.publicKey.export({ format: 'jwk' }));
  const verifier = createVerifier();
  const take = (line: string) => verifier.take(line.trimEnd());
  take(headerLine({ packroom: 'ledger', v: 1, stream: STREAM, publicKey }));
  for (const event of events) take(eventLine(event));
  const last = events.at(-1) as LedgerEvent;
  const bare = { stream: STREAM, seq: last.seq, hash: last.hash, at: last.at };
  take(sealLine({ ...bare, sig: sign(null, sealed(bare), pair.privateKey).toString('base64url') }));
  return verifier.verdict();
}

describe.each(wrongClocks)('a clock that %s', (_, goWrong) => {
  test('in the middle of a visit and over a restart, and is right again: order, tables and verification hold', async () => {
    const clock = createManualClock();
    const bench = ledgerBench(journalDouble(), undefined, clock);
    await bench.ledger.append([sessionStarted(1), received(1)]);
    await goWrong(clock);
    await bench.ledger.append([received(2), collected(1)]);
    bench.database.close();
    await goWrong(clock);
    const restarted = ledgerBench(bench.journal, bench.name, clock);
    expect((await reconcile(restarted.database, bench.journal.client, STREAM, () => undefined)).ok).toBe(
      true,
    );
    await restarted.ledger.append([received(3)]);
    clock.setWall(createManualClock().now() + clock.elapsed());
    await restarted.ledger.append([sessionEnded(1)]);

    const events = bench.journal.events as LedgerEvent[];
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    const times = events.map(({ hlc }) => hlc);
    expect(times).toEqual(times.toSorted());
    expect(new Set(times).size).toBe(times.length);
    expect(verdictOn(events).intact).toBe(true);
    expect(await rowsOf(restarted.database)).toEqual(replayed(events));
    expect(await restarted.database.events.toArray()).toEqual(events);
  });

  test('ends a visit that was left neither sooner nor later', async () => {
    const clock = createManualClock();
    const kiosk = createKiosk({
      directory,
      clock,
      perform: async () => null,
      abandon: async () => undefined,
      report: () => undefined,
    });
    kiosk.send({ type: 'choose', flow: 'pickup' });
    await goWrong(clock);
    kiosk.send({ type: 'touched' });
    await clock.advance(IDLE_MS - 1);
    await goWrong({ ...clock, advance: async () => undefined });
    expect(kiosk.state().warned).toBe(false);
    await clock.advance(1);
    expect(kiosk.state().warned).toBe(true);
    await clock.advance(WARNING_MS);
    expect(kiosk.state().now.flow).toBe('home');
  });

  test('counts what comes in on the day that it shows, and finds it in the room', async () => {
    const clock = createManualClock();
    const { ledger, questions } = ledgerBench(journalDouble(), undefined, clock);
    await ledger.append([received(1)]);
    await goWrong(clock);
    await ledger.append([received(2), collected(1)]);
    const { from, to } = dayOf(clock.now(), 'America/New_York');
    expect((await questions.traffic(from, to)).collected).toBe(1);
    expect((await questions.everythingInRoom()).map(({ tracking }) => tracking)).toEqual(['1Z2']);
  });
});

test('what the host saw of the clock is in the ledger, and the board can ask when', async () => {
  const entries: DeviceLogEntry[] = [
    { log: 1, at: '2025-11-23T09:00:00.000Z', type: 'clock.jumped', data: { byMs: -YEAR } },
  ];
  const journal = journalDouble({
    'device-log.read': async ({ after }) => ({ entries: entries.slice(after) }),
  });
  const clock = createManualClock();
  const { ledger, questions } = ledgerBench(journal, undefined, clock);
  expect(await questions.clockJumpedAt()).toBeNull();
  await createDrain(ledger, questions, journal.client, STREAM, () => undefined).run();
  expect(await questions.clockJumpedAt()).toBe(clock.now());
  expect(journal.events).toMatchObject([{ type: 'clock.jumped', data: { log: 1, byMs: -YEAR } }]);
});
