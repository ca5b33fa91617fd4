import { describe, expect, test } from 'vitest';
import { startIntake, stepIntake } from '../../../../renderer/flows/intake.ts';
import { choicesOf } from '../../../../renderer/flows/intake-label.ts';
import type {
  IntakeEffect,
  IntakeEvent,
  IntakeState,
  Received,
} from '../../../../renderer/flows/intake-state.ts';
import { jobId, packageId, sessionId } from '../../../harness/drafts.ts';
import { directory, grant, resident, scanned, zone } from '../../../harness/people.ts';

const UPS = '1Z5R89390357567127';
const session = sessionId(1);
const first: Received = {
  package: packageId(1),
  roomCode: 'K2-0001',
  unit: '4B',
  zone,
  job: jobId(1),
  label: 'prepared',
};

/** Steps through `events` and gives the last state with all effects that were asked for on the way. */
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

const entered: IntakeEvent[] = [
  { type: 'code-entered', code: '123456' },
  { type: 'code-granted', grant: grant('courier'), session },
];
const scannedUps: IntakeEvent = { type: 'scanned', scanned: scanned(UPS, ']C0') };
const newHere: IntakeEvent = { type: 'looked-up', tracking: UPS, roomCode: null, learned: null };

describe('a courier, when the disk is full', () => {
  test('is told so instead of being let in', () => {
    const { state, effects } = walk(
      startIntake(null),
      { type: 'code-entered', code: '123456' },
      { type: 'not-taking' },
    );
    expect(state).toEqual({ at: 'not-taking' });
    expect(effects.map((effect) => effect.do)).toEqual(['verify-courier']);
  });

  test('who is in already is told with the next parcel, and may still finish', () => {
    const { state } = walk(
      startIntake(null),
      ...entered,
      scannedUps,
      newHere,
      { type: 'unit-not-known' },
      {
        type: 'not-taking',
      },
    );
    expect(state).toMatchObject({ at: 'ready', problem: { code: 'not-taking' } });
    expect(walk(state, { type: 'finish' }).state.at).toBe('summary');
  });
});

describe('a courier with a valid code', () => {
  test('who scans while the code is still being checked has scanned the first parcel', () => {
    const { state } = walk(startIntake(null), { type: 'code-entered', code: '123456' }, scannedUps, {
      type: 'code-granted',
      grant: grant('courier'),
      session,
    });
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: UPS } });
  });

  test('is let in: the door is released and the kiosk waits for a label', () => {
    const { state, effects } = walk(startIntake(null), ...entered);
    expect(state).toMatchObject({ at: 'ready', problem: null });
    expect(effects.map((effect) => effect.do)).toEqual(['verify-courier', 'release-door']);
  });

  test('scans, types the unit, taps a name: the parcel is recorded for that person', () => {
    const { state, effects } = walk(
      startIntake(null),
      ...entered,
      scannedUps,
      newHere,
      { type: 'unit-entered', name: '4b' },
      { type: 'resident-chosen', resident },
    );
    expect(state.at).toBe('receiving');
    expect(effects.at(-1)).toMatchObject({
      do: 'receive',
      parcel: { tracking: UPS, carrier: 'ups', readBy: 'scanner' },
      recipient: { kind: 'resident', resident: resident.id, unit: resident.unit },
      classes: [],
    });
  });

  test('may scan the next label while the last one is printing', () => {
    const placing = walk(
      startIntake(null),
      ...entered,
      scannedUps,
      newHere,
      { type: 'unit-not-known' },
      {
        type: 'received',
        received: first,
      },
    );
    expect(placing.state.at).toBe('placing');
    const next = walk(placing.state, { type: 'scanned', scanned: scanned('9400111202555842332669', ']C1') });
    expect(next.state).toMatchObject({ at: 'looking-up', parcel: { carrier: 'usps' } });
    expect(next.state).toMatchObject({ visit: { packages: [{ roomCode: 'K2-0001' }] } });
  });

  test('sees what becomes of the label', () => {
    const placing = walk(
      startIntake(null),
      ...entered,
      scannedUps,
      newHere,
      { type: 'unit-not-known' },
      {
        type: 'received',
        received: first,
      },
    );
    const { state } = walk(placing.state, { type: 'label-changed', job: first.job, state: 'printed' });
    expect(state).toMatchObject({
      received: { label: 'printed' },
      visit: { packages: [{ label: 'printed' }] },
    });
  });

  test('says goodbye once all is in place, and the count is right', () => {
    const { state, effects } = walk(
      startIntake(null),
      ...entered,
      scannedUps,
      newHere,
      { type: 'unit-not-known' },
      { type: 'received', received: first },
      { type: 'finish' },
      { type: 'all-in-place' },
      { type: 'session-closed' },
    );
    expect(state).toEqual({ at: 'goodbye', packages: 1 });
    expect(effects.slice(-2)).toMatchObject([
      { do: 'close-intake', session, packages: [first], declared: 1 },
      { do: 'go-home-soon' },
    ]);
  });

  test('marks a parcel perishable with one tap, and not perishable with another', () => {
    const toggle: IntakeEvent = { type: 'class-toggled', class: 'perishable' };
    const atUnit = walk(startIntake(null), ...entered, scannedUps, newHere);
    expect(walk(atUnit.state, toggle).state).toMatchObject({ classes: ['perishable'] });
    expect(walk(atUnit.state, toggle, toggle).state).toMatchObject({ classes: [] });
    const chosen = walk(
      atUnit.state,
      toggle,
      { type: 'unit-entered', name: '4B' },
      { type: 'name-not-listed' },
    );
    expect(chosen.effects.at(-1)).toMatchObject({ classes: ['perishable'], recipient: { kind: 'unit' } });
  });
});

describe('a label that was scanned on the home screen', () => {
  test('is taken up as soon as the code is right', () => {
    const { state, effects } = walk(startIntake(scanned(UPS, ']C0')), ...entered);
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: UPS } });
    expect(effects.map((effect) => effect.do)).toEqual([
      'verify-courier',
      'release-door',
      'look-up',
      'read-label-text',
    ]);
  });

  test('is not lost by a wrong code', () => {
    const { state } = walk(
      startIntake(scanned(UPS, ']C0')),
      { type: 'code-entered', code: '1' },
      {
        type: 'code-refused',
        refused: { why: 'wrong', waitMs: 0 },
      },
    );
    expect(state).toMatchObject({ at: 'code', first: { text: UPS }, refused: { why: 'wrong' } });
  });
});

describe('the parcel just taken in, while its room label is stuck on', () => {
  const placing = () =>
    walk(
      startIntake(null),
      ...entered,
      scannedUps,
      newHere,
      { type: 'unit-not-known' },
      { type: 'received', received: first },
    );

  test('is not the next parcel because the camera still sees it', () => {
    const { state, effects } = placing();
    expect(state.at).toBe('placing');
    const after = walk(state, { type: 'scanned', scanned: scanned(UPS, ']C0', 'camera') });
    expect(after.state).toBe(state);
    expect(after.effects).toEqual([]);
    expect(effects.filter(({ do: what }) => what === 'look-up')).toHaveLength(1);
  });

  test('is looked up again when somebody scans it again by hand', () => {
    const { state } = placing();
    expect(walk(state, scannedUps).effects).toContainEqual({ do: 'look-up', tracking: UPS });
  });
});

describe('what goes wrong', () => {
  const ready = walk(startIntake(null), ...entered).state;

  test('a parcel that is already here is said so and not taken twice', () => {
    const { state, effects } = walk(ready, scannedUps, {
      type: 'looked-up',
      tracking: UPS,
      roomCode: 'K2-0009',
      learned: null,
    });
    expect(state).toMatchObject({ at: 'ready', problem: { code: 'already-here', roomCode: 'K2-0009' } });
    expect(effects.some((effect) => effect.do === 'receive')).toBe(false);
  });

  test('the ZIP barcode of a label is not taken for the parcel', () => {
    const { state } = walk(ready, { type: 'scanned', scanned: scanned('42010001', ']C1') });
    expect(state).toMatchObject({ at: 'ready', problem: { code: 'routing-barcode' } });
  });

  test('a number of no known carrier is taken as it is', () => {
    const { state } = walk(ready, { type: 'scanned', scanned: scanned('LOCAL-BAKERY-77', null) });
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: 'LOCAL-BAKERY-77', carrier: null } });
  });

  test('a unit that does not exist is said so, and the parcel stays', () => {
    const { state } = walk(ready, scannedUps, newHere, { type: 'unit-entered', name: '99Z' });
    expect(state).toMatchObject({ at: 'unit', unknown: '99Z', parcel: { tracking: UPS } });
  });

  test('a parcel that could not be recorded is said so, and the next may be scanned', () => {
    const { state } = walk(ready, scannedUps, newHere, { type: 'unit-not-known' }, { type: 'not-recorded' });
    expect(state).toMatchObject({ at: 'ready', problem: { code: 'not-recorded' }, visit: { packages: [] } });
  });

  test('an answer to an earlier question is dropped', () => {
    const { state } = walk(ready, scannedUps, {
      type: 'looked-up',
      tracking: 'SOMETHING-ELSE',
      roomCode: null,
      learned: null,
    });
    expect(state.at).toBe('looking-up');
  });

  test('a second wish for the door while it opens is one wish', () => {
    const { effects } = walk(ready, { type: 'open-door' });
    expect(effects).toEqual([]);
    const opened = walk(ready, { type: 'door-answered', door: 'open-now' }, { type: 'open-door' });
    expect(opened.effects.map((effect) => effect.do)).toEqual(['release-door']);
  });

  test('nobody opens the door before their code was right', () => {
    const { state, effects } = walk(startIntake(null), { type: 'open-door' });
    expect(effects).toEqual([]);
    expect(state.at).toBe('code');
  });
});

describe('whom a parcel is for', () => {
  const atUnit: IntakeEvent[] = [...entered, scannedUps, newHere];
  const named: IntakeEvent[] = [...atUnit, { type: 'search-name' }];

  test('a person found by name needs no unit: the parcel goes to the unit they live in', () => {
    const { effects } = walk(startIntake(null), ...named, { type: 'resident-chosen', resident });
    expect(effects.at(-1)).toMatchObject({
      do: 'receive',
      recipient: { kind: 'resident', resident: resident.id, unit: resident.unit },
      unit: { id: resident.unit },
    });
  });

  test('nobody by that name: staff find out, and the parcel is taken all the same', () => {
    const { effects } = walk(startIntake(null), ...named, { type: 'unit-not-known' });
    expect(effects.at(-1)).toMatchObject({ do: 'receive', recipient: { kind: 'unmatched' } });
  });

  test('from the search back to the unit: what was switched on stays', () => {
    const { state } = walk(
      startIntake(null),
      ...named,
      { type: 'class-toggled', class: 'heavy' },
      { type: 'back' },
    );
    expect(state).toMatchObject({ at: 'unit', classes: ['heavy'] });
  });

  test('the next parcel may be for the same person, with one touch', () => {
    const { effects } = walk(
      startIntake(null),
      ...named,
      { type: 'resident-chosen', resident },
      { type: 'received', received: first },
      { type: 'scanned', scanned: scanned('1Z999AA10123456784', ']C0') },
      { type: 'looked-up', tracking: '1Z999AA10123456784', roomCode: null, learned: null },
      { type: 'same-as-last' },
    );
    expect(effects.at(-1)).toMatchObject({
      do: 'receive',
      parcel: { tracking: '1Z999AA10123456784' },
      recipient: { kind: 'resident', resident: resident.id },
    });
  });

  test('a parcel that could not be recorded was nobody’s: the one before stays the last', () => {
    const { state } = walk(
      startIntake(null),
      ...named,
      { type: 'resident-chosen', resident },
      { type: 'not-recorded' },
    );
    expect(state).toMatchObject({ at: 'ready', visit: { last: null } });
  });

  test('there is no same as last for the first parcel', () => {
    const { state } = walk(startIntake(null), ...atUnit, { type: 'same-as-last' });
    expect(state).toMatchObject({ at: 'unit' });
  });
});

describe('the count at the end', () => {
  const atSummary: IntakeEvent[] = [...entered, { type: 'finish' }];

  test('is what was scanned, unless the courier says more', () => {
    const { effects } = walk(startIntake(null), ...atSummary, { type: 'all-in-place' });
    expect(effects.at(-1)).toMatchObject({ do: 'close-intake', declared: 0 });
  });

  test('is never fewer than were scanned, and never more than a van holds', () => {
    const { state } = walk(startIntake(null), ...atSummary, { type: 'brought', packages: -3 });
    expect(state).toMatchObject({ at: 'summary', declared: 0 });
    expect(walk(state, { type: 'brought', packages: 5_000 }).state).toMatchObject({ declared: 999 });
  });

  test('is kept when the end could not be recorded', () => {
    const { state } = walk(
      startIntake(null),
      ...atSummary,
      { type: 'brought', packages: 2 },
      { type: 'all-in-place' },
      { type: 'not-recorded' },
    );
    expect(state).toMatchObject({ at: 'summary', declared: 2, problem: { code: 'not-recorded' } });
  });
});

describe('several barcodes of one label', () => {
  const PIECE = 'JD014600006281230704';
  const WAYBILL = '3318810025';
  const read = (text: string, atMs: number): IntakeEvent => ({
    type: 'scanned',
    scanned: { ...scanned(text, ']C0'), atMs },
  });
  const newNumber = (tracking: string): IntakeEvent => ({
    type: 'looked-up',
    tracking,
    roomCode: null,
    learned: null,
  });

  test('the first is shown at once, and the second betters it', () => {
    const { state, effects } = walk(startIntake(null), ...entered, read(PIECE, 0), newNumber(PIECE));
    expect(state).toMatchObject({ at: 'unit', parcel: { tracking: PIECE } });
    const next = stepIntake(directory, state, read(WAYBILL, 900));
    expect(next.state).toMatchObject({ at: 'looking-up', parcel: { tracking: WAYBILL, carrier: 'dhl' } });
    expect([...effects, ...next.effects].filter((effect) => effect.do === 'receive')).toEqual([]);
  });

  test('the other way round, the number stays and its carrier is known', () => {
    const { state } = walk(
      startIntake(null),
      ...entered,
      read(WAYBILL, 0),
      newNumber(WAYBILL),
      read(PIECE, 900),
    );
    expect(state).toMatchObject({ at: 'unit', parcel: { tracking: WAYBILL, carrier: 'dhl' } });
  });

  test('the sorting barcode alone asks for the long one, and is kept for it', () => {
    const { state } = walk(startIntake(null), ...entered, read('42010023', 0));
    expect(state).toMatchObject({ at: 'ready', problem: { code: 'routing-barcode' } });
    expect(stepIntake(directory, state, read(UPS, 500)).state).toMatchObject({
      at: 'looking-up',
      parcel: { tracking: UPS, carrier: 'ups' },
    });
  });

  test('the sorting barcode after the number changes nothing', () => {
    const { state } = walk(startIntake(null), ...entered, read(UPS, 0), newHere, read('42010023', 800));
    expect(state).toMatchObject({ at: 'unit', parcel: { tracking: UPS } });
  });

  test('a better barcode that comes too late is not of this label', () => {
    const { state } = walk(
      startIntake(null),
      ...entered,
      read(PIECE, 0),
      newNumber(PIECE),
      read(WAYBILL, 3001),
    );
    expect(state).toMatchObject({ at: 'unit', parcel: { tracking: PIECE } });
  });

  test('the next parcel is another one, however soon it is scanned', () => {
    const { state } = walk(
      startIntake(null),
      ...entered,
      read(PIECE, 0),
      newNumber(PIECE),
      { type: 'unit-not-known' },
      { type: 'received', received: first },
      read(UPS, 100),
    );
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: UPS } });
  });

  test('a parcel that is here already does not stand before the next one', () => {
    const here: IntakeEvent = { type: 'looked-up', tracking: UPS, roomCode: 'K2-0001', learned: null };
    const { state } = walk(startIntake(null), ...entered, read(UPS, 0), here, read(WAYBILL, 100));
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: WAYBILL } });
  });

  test('before the code is known, the sorting barcode does not push the number out', () => {
    const { state } = walk(startIntake(scanned(UPS)), { type: 'scanned', scanned: scanned('K2-0001') });
    expect(state).toMatchObject({ first: { text: 'K2-0001' } });
    const timed = walk(startIntake({ ...scanned(UPS), atMs: 0 }), read('42010023', 500), ...entered);
    expect(timed.state).toMatchObject({ at: 'looking-up', parcel: { tracking: UPS } });
  });

  test('a carrier that is tapped again is taken back', () => {
    const chosen = walk(
      startIntake(null),
      ...entered,
      read(WAYBILL, 0),
      newNumber(WAYBILL),
      { type: 'carrier-chosen', carrier: 'dhl' },
      { type: 'carrier-chosen', carrier: 'dhl' },
    );
    expect(chosen.state).toMatchObject({ at: 'unit', parcel: { carrier: null } });
  });

  test('what the site has learned of such numbers is offered, and not taken for said', () => {
    const { state } = walk(startIntake(null), ...entered, read('UUS0570455416253', 0), {
      type: 'looked-up',
      tracking: 'UUS0570455416253',
      roomCode: null,
      learned: 'uniuni',
    });
    expect(state).toMatchObject({ at: 'unit', parcel: { carrier: null } });
    expect('visit' in state && choicesOf(state.visit)[0]).toBe('uniuni');
  });

  test('whom the courier says the parcel is of is kept', () => {
    const { state } = walk(
      startIntake(null),
      ...entered,
      read(WAYBILL, 0),
      newNumber(WAYBILL),
      { type: 'carrier-chosen', carrier: 'dhl' },
      read('42010023', 500),
    );
    expect(state).toMatchObject({ at: 'unit', parcel: { tracking: WAYBILL, carrier: 'dhl' } });
  });
});
