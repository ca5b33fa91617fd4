import { describe, expect, test } from 'vitest';
import { newVisit, stepIntake } from '../../../../renderer/flows/intake.ts';
import type {
  CourierVisit,
  IntakeEffect,
  IntakeEvent,
  IntakeState,
  Received,
} from '../../../../renderer/flows/intake-state.ts';
import { Directory } from '../../../../shared/domain/directory.ts';
import { zoneCodeOf } from '../../../../shared/domain/zone-code.ts';
import { jobId, packageId, sessionId } from '../../../harness/drafts.ts';
import { brought, directory, grant, resident, scanned, zone } from '../../../harness/people.ts';

const UPS = '1Z5R89390357567127';
const OTHER_UPS = '1Z999AA10123456784';
const [unit] = directory.units;
const [, floor] = directory.zones;
if (unit === undefined || floor === undefined) throw new Error('the test property is too small');

const received: Received = {
  package: packageId(1),
  roomCode: 'K2-0001',
  unit: '4B',
  zone,
  job: jobId(1),
  label: 'waiting',
};
const parcel = { tracking: UPS, carrier: 'ups', readBy: 'scanner' } as const;
const first = brought(received, { parcel, addressee: { unit, resident }, classes: ['heavy'] });
const visit: CourierVisit = {
  ...newVisit(sessionId(1), grant('courier')),
  packages: [first],
  last: first.addressee,
};
const placing: IntakeState = { at: 'placing', visit, received: first, problem: null };
const summary: IntakeState = { at: 'summary', visit, problem: null, declared: 1, inHand: null };

function walk(from: IntakeState, ...events: IntakeEvent[]) {
  const effects: IntakeEffect[] = [];
  let state = from;
  for (const event of events) {
    const next = stepIntake(directory, state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const scan = (text: string, atMs?: number, aim: string | null = ']C0'): IntakeEvent => ({
  type: 'scanned',
  scanned: { ...scanned(text, aim), ...(atMs === undefined ? {} : { atMs }) },
});
const newHere = (tracking: string): IntakeEvent => ({
  type: 'looked-up',
  tracking,
  roomCode: null,
  learned: null,
});

describe('the last scan was wrong', () => {
  test('for the wrong person: it is withdrawn and the same parcel asks for its unit again', () => {
    const { state, effects } = walk(
      placing,
      { type: 'undo' },
      { type: 'undone-because', why: 'wrong-recipient' },
      { type: 'withdrawn' },
    );
    expect(effects).toEqual([
      {
        do: 'withdraw',
        session: visit.session,
        package: first.package,
        job: first.job,
        why: 'wrong-recipient',
      },
    ]);
    expect(state).toMatchObject({
      at: 'unit',
      parcel,
      classes: ['heavy'],
      visit: { packages: [], last: null, voided: 'K2-0001' },
    });
  });

  test('taken back by its courier: it is withdrawn and the next may be scanned', () => {
    const { state } = walk(
      placing,
      { type: 'undo' },
      { type: 'undone-because', why: 'not-left' },
      { type: 'withdrawn' },
    );
    expect(state).toMatchObject({
      at: 'ready',
      visit: { packages: [] },
      problem: { code: 'taken-back', roomCode: 'K2-0001' },
    });
  });

  test('and could not be withdrawn: it stays, and that is said', () => {
    const { state } = walk(
      placing,
      { type: 'undo' },
      { type: 'undone-because', why: 'not-left' },
      { type: 'not-recorded' },
    );
    expect(state).toMatchObject({
      at: 'placing',
      visit: { packages: [first] },
      problem: { code: 'not-recorded' },
    });
  });

  test('touched by mistake: back, and nothing was asked of the ledger', () => {
    const { state, effects } = walk(placing, { type: 'undo' }, { type: 'back' });
    expect([state, effects]).toEqual([placing, []]);
  });

  test('a scan while the kiosk asks is the next parcel', () => {
    const { state } = walk(placing, { type: 'undo' }, scan(OTHER_UPS));
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: OTHER_UPS } });
  });

  test('with nothing scanned there is nothing to undo', () => {
    const ready: IntakeState = { at: 'ready', visit: { ...visit, packages: [] }, problem: null };
    expect(walk(ready, { type: 'undo' }).state).toEqual(ready);
  });
});

describe('many for the same person', () => {
  const many = walk(placing, { type: 'many-for-same' }).state;

  test('each is recorded with the scan alone', () => {
    const { state, effects } = walk(many, scan(OTHER_UPS, 10_000), newHere(OTHER_UPS));
    expect(state.at).toBe('receiving');
    expect(effects.at(-1)).toMatchObject({
      do: 'receive',
      recipient: { kind: 'resident', resident: resident.id },
      foundBy: 'one-of-many',
      classes: [],
    });
  });

  test('a scan while the one before is being recorded waits, and is not lost', () => {
    const third = '9400111202555842332669';
    const { state, effects } = walk(
      many,
      scan(OTHER_UPS, 10_000),
      newHere(OTHER_UPS),
      scan(third, 13_500, ']C1'),
      { type: 'received', received: { ...received, package: packageId(2) } },
    );
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: third }, visit: { held: [] } });
    expect(effects.at(-1)).toEqual({ do: 'look-up', tracking: third });
  });

  test('the same barcode again a moment later is the same parcel', () => {
    const recorded = walk(many, scan(OTHER_UPS, 10_000), newHere(OTHER_UPS), {
      type: 'received',
      received: { ...received, package: packageId(2) },
    });
    const again = walk(recorded.state, scan(OTHER_UPS, 10_600));
    expect([again.state.at, again.effects]).toEqual(['placing', []]);
  });

  test('another barcode that may be of the same label is asked about, and nothing is recorded unasked', () => {
    const recorded = walk(many, scan('LOCAL-BAKERY-77', 10_000, null), newHere('LOCAL-BAKERY-77'), {
      type: 'received',
      received: { ...received, package: packageId(2) },
    });
    const { state, effects } = walk(recorded.state, scan(OTHER_UPS, 11_000), newHere(OTHER_UPS));
    expect(state).toMatchObject({ at: 'unit', parcel: { tracking: OTHER_UPS } });
    expect(effects.some((effect) => effect.do === 'receive')).toBe(false);
  });

  test('ends when the courier says so, and with the count', () => {
    expect(walk(many, { type: 'batch-ended' }).state).toMatchObject({ visit: { batch: null } });
    expect(walk(many, { type: 'finish' }).state).toMatchObject({ at: 'summary', visit: { batch: null } });
  });

  test('ends with an undo: the next may be for somebody else', () => {
    expect(walk(many, { type: 'undo' }).state).toMatchObject({ visit: { batch: null } });
  });
});

describe('saying where a package stands', () => {
  const place = (zoneId: string) => scan(zoneCodeOf(zoneId as typeof zone.id), undefined, null);

  test('by the barcode of a place, whatever was proposed', () => {
    const { state, effects } = walk(placing, place('floor'));
    expect(effects).toEqual([
      { do: 'place', session: visit.session, packages: [first.package], zone: floor },
    ]);
    const stored = walk(state, { type: 'stored', packages: [first.package], zone: floor }).state;
    expect(stored).toMatchObject({
      received: { zone: { id: 'floor' }, isPlaced: true },
      visit: { packages: [{ zone: { id: 'floor' }, isPlaced: true }] },
    });
  });

  test('by a tap, also after the next parcel was begun with', () => {
    const { effects } = walk(placing, { type: 'next' }, { type: 'placed', package: first.package, zone });
    expect(effects).toMatchObject([{ do: 'place', packages: [first.package], zone: { id: zone.id } }]);
  });

  test('at the end: one scan of a place settles all that were meant for it', () => {
    const { effects } = walk(summary, place(zone.id));
    expect(effects).toMatchObject([{ do: 'place', packages: [first.package], zone: { id: zone.id } }]);
  });

  test('at the end: a room label and then another place move that one', () => {
    const { state, effects } = walk(summary, scan('K2-0001', undefined, null), place('floor'));
    expect(state).toMatchObject({ at: 'summary', inHand: first.package });
    expect(effects).toMatchObject([{ do: 'place', packages: [first.package], zone: { id: 'floor' } }]);
    expect(walk(state, { type: 'stored', packages: [first.package], zone: floor }).state).toMatchObject({
      inHand: null,
    });
  });

  test('a place that this room does not have is said so', () => {
    expect(walk(placing, place('moon')).state).toMatchObject({ problem: { code: 'zone-unknown' } });
  });

  test('a place with nothing to put there is said so', () => {
    const ready: IntakeState = { at: 'ready', visit: { ...visit, packages: [] }, problem: null };
    expect(walk(ready, place('floor')).state).toMatchObject({ problem: { code: 'zone-alone' } });
  });

  test('is not recorded twice', () => {
    const { state } = walk(placing, { type: 'stored', packages: [first.package], zone });
    expect(walk(state, place(zone.id)).effects).toEqual([]);
  });
});

describe('a label that does not come out', () => {
  test('is replaced by a spare one that is scanned', () => {
    const { state, effects } = walk(placing, scan('S2-0017', undefined, null));
    expect(effects).toEqual([
      { do: 'use-spare', package: first.package, job: first.job, roomCode: 'S2-0017' },
    ]);
    const done = walk(state, {
      type: 'relabelled',
      package: first.package,
      roomCode: 'S2-0017' as never,
    }).state;
    expect(done).toMatchObject({ received: { roomCode: 'S2-0017', label: 'settled' } });
  });

  test('and a spare one that is on another package is refused', () => {
    const { state } = walk(placing, scan('S2-0017', undefined, null), { type: 'spare-used' });
    expect(state).toMatchObject({
      at: 'placing',
      problem: { code: 'spare-used' },
      received: { roomCode: 'K2-0001' },
    });
  });

  test('where it did come out a spare one is a room label like any other', () => {
    const printed = walk(placing, { type: 'label-changed', job: first.job, state: 'printed' }).state;
    const { state, effects } = walk(printed, scan('S2-0017', undefined, null));
    expect([state, effects]).toMatchObject([{ problem: { code: 'room-label' } }, []]);
  });
});

test('who moved away comes last in the list, and their unit is told nothing', () => {
  const moved = Directory.parse({
    ...directory,
    residents: directory.residents.map((one) =>
      one.id === resident.id ? { ...one, movedAway: { packages: 'forward' } } : one,
    ),
  });
  const former = moved.residents.find(({ id }) => id === resident.id);
  if (former === undefined) throw new Error('nobody moved away');
  const atUnit: IntakeState = { at: 'unit', visit, parcel, classes: [], unknown: null };
  const listed = stepIntake(moved, atUnit, { type: 'unit-entered', name: '4B' }).state;
  expect(listed).toMatchObject({ at: 'person', residents: [{ id: 'r-2' }, { id: 'r-1' }] });
  const { effects } = stepIntake(moved, listed, { type: 'resident-chosen', resident: former });
  expect(effects).toMatchObject([
    { do: 'receive', recipient: { kind: 'former', resident: resident.id }, unit: null },
  ]);
});

test('the sign of a place does not drive out the label that waits for the access code', () => {
  const waiting: IntakeState = { at: 'code', refused: null, first: scanned(UPS, ']C0') };
  const { state } = walk(waiting, { type: 'scanned', scanned: scanned(zoneCodeOf(zone.id), ']Q1') });
  expect(state).toEqual(waiting);
});
