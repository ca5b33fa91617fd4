import { expect, onTestFinished, test } from 'vitest';
import type { LockerBank, LockerFailure } from '../../hardware/ports/locker.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { openJournal } from '../../main/host/journal.ts';
import { createLockerOpening } from '../../main/host/lockers/locker-opening.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { DoorId, EventId, SlotId, UnitId, ZoneId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import { emptyHead } from '../../shared/ledger/chain.ts';
import { chained, received, STREAM, sessionId } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';

const ZONE = ZoneId.parse('lockers');

async function bench() {
  const opened: number[] = [];
  let answer: Result<void, LockerFailure> = ok();
  let isPlugged = true;
  const bank: LockerBank = {
    compartments: 20,
    states: () => [],
    jammed: () => new Set(),
    onChange: () => () => undefined,
    look: async () => [],
    open: async (compartment) => {
      opened.push(compartment);
      return answer;
    },
    onGone: () => () => undefined,
    close: async () => undefined,
  };
  const journal = await openJournal({
    files: faultyFiles(),
    folder: await temporaryFolder(),
    stream: STREAM,
  });
  if (!journal.ok) throw new Error(journal.error);
  onTestFinished(() => journal.value.close());
  const clock = createManualClock();
  const grants = createGrants(clock, seededRandom(1));
  const grant = grants.give({ kind: 'resident', unit: UnitId.parse('u-4b') });
  const opening = createLockerOpening({
    admits: async () => true,
    journal: journal.value,
    grants,
    lockers: () => (isPlugged ? [{ zone: ZONE, bank }] : []),
  });
  const write = async (draft: Draft) => {
    const head = journal.value.head().seq === 0 ? emptyHead(STREAM) : journal.value.head();
    const events = chained([draft], head);
    if (!(await journal.value.append(events)).ok) throw new Error('not kept');
    return EventId.parse(events[0]?.id);
  };
  const order = (slot: string, zone = ZONE): Draft => ({
    type: 'locker.release-ordered',
    actor: { kind: 'resident', id: 'u-4b' },
    data: { zone, slot: SlotId.parse(slot), session: sessionId(1), grant: grant.id },
  });
  return {
    clock,
    opened,
    opening,
    grant,
    write,
    order,
    answerWith: (code: Exclude<LockerFailure['code'], 'cooling-down'>) => {
      answer = err({ code });
    },
    unplug: () => {
      isPlugged = false;
    },
    plug: () => {
      isPlugged = true;
    },
  };
}

test('a compartment opens for an order in the journal, once', async () => {
  const { opening, write, order, opened } = await bench();
  const event = await write(order('07'));
  expect(await opening.open(event)).toEqual(ok(null));
  expect(await opening.open(event)).toEqual(err('used-before'));
  expect(opened).toEqual([7]);
});

test('nothing opens for an event that orders nothing, or that nobody wrote', async () => {
  const { opening, write, opened } = await bench();
  expect(await opening.open(await write(received(1)))).toEqual(err('not-justified'));
  expect(await opening.open(EventId.parse(sessionId(9)))).toEqual(err('not-justified'));
  expect(opened).toEqual([]);
});

test('nothing opens for a door’s order, nor a moment after the grant ran out', async () => {
  const { opening, write, order, opened, clock, grant } = await bench();
  const late = await write(order('07'));
  const door = await write({
    type: 'door.release-ordered',
    actor: { kind: 'resident', id: 'u-4b' },
    data: { door: DoorId.parse('main'), session: sessionId(1), grant: grant.id, holdMs: 5_000 },
  });
  expect(await opening.open(door)).toEqual(err('not-justified'));
  await clock.advance(20 * 60_000);
  expect(await opening.open(late)).toEqual(err('not-justified'));
  expect(opened).toEqual([]);
});

test.each(['7', '007', '0', '1.5', 'A7'])('a slot %s is on no door', async (slot) => {
  const { opening, write, order, opened } = await bench();
  expect(await opening.open(await write(order(slot)))).toEqual(err('unknown-compartment'));
  expect(opened).toEqual([]);
});

test('an order for lockers that are not there still counts when they are', async () => {
  const { opening, write, order, opened, plug, unplug } = await bench();
  const event = await write(order('07'));
  unplug();
  expect(await opening.open(event)).toEqual(err('no-lockers'));
  plug();
  expect(await opening.open(event)).toEqual(ok(null));
  expect(await opening.open(await write(order('07', ZoneId.parse('elsewhere'))))).toEqual(err('no-lockers'));
  expect(opened).toEqual([7]);
});

test.each([
  ['unknown', 'unseen'],
  ['already-open', 'already-open'],
  ['jammed', 'jammed'],
  ['busy', 'busy'],
  ['gone', 'no-lockers'],
] as const)('that a bank answers with %s is told as %s', async (code, told) => {
  const { opening, write, order, answerWith } = await bench();
  answerWith(code);
  expect(await opening.open(await write(order('07')))).toEqual(err(told));
});
