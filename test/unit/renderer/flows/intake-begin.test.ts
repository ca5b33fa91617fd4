import { describe, expect, test } from 'vitest';
import { startIntake, stepIntake } from '../../../../renderer/flows/intake.ts';
import type {
  IntakeEffect,
  IntakeEvent,
  IntakeState,
  Received,
} from '../../../../renderer/flows/intake-state.ts';
import { Directory } from '../../../../shared/domain/directory.ts';
import { jobId, packageId, sessionId } from '../../../harness/drafts.ts';
import { grant, directory as house, scanned, zone } from '../../../harness/people.ts';

const UPS = '1Z5R89390357567127';
const BADGE = 'DRIVER/00417';
const open = Directory.parse({
  ...house,
  property: { ...house.property, intake: { codeless: 'known-unit' } },
});
const session = sessionId(1);
const received: Received = {
  package: packageId(1),
  roomCode: 'K2-0001',
  unit: '4B',
  zone,
  job: jobId(1),
  label: 'prepared',
};

function walk(directory: Directory, ...events: IntakeEvent[]) {
  const effects: IntakeEffect[] = [];
  let state: IntakeState = startIntake(null);
  for (const event of events) {
    const next = stepIntake(directory, state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects: effects.map((effect) => effect.do) };
}

const scan = (text: string, aim: string | null = null): IntakeEvent => ({
  type: 'scanned',
  scanned: scanned(text, aim),
});
const granted: IntakeEvent = { type: 'code-granted', grant: grant('courier'), session };
const noBadge = (text: string): IntakeEvent => ({ type: 'not-a-badge', scanned: scanned(text) });

describe('a badge at the code', () => {
  test('lets its courier in at once, and is no parcel', () => {
    const { state, effects } = walk(house, scan(BADGE), granted);
    expect(state).toMatchObject({ at: 'ready', visit: { door: 'opening', packages: [] } });
    expect(effects).toEqual(['verify-badge', 'release-door']);
  });

  test('after a label keeps the label as the first parcel', () => {
    const { state, effects } = walk(house, scan(UPS, ']C0'), scan(BADGE), granted);
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: UPS } });
    expect(effects.slice(0, 3)).toEqual(['verify-badge', 'release-door', 'look-up']);
  });

  test('that is nobody’s is a label, and is kept as the first parcel', () => {
    const { state, effects } = walk(
      house,
      scan(BADGE),
      noBadge(BADGE),
      { type: 'code-entered', code: '1' },
      granted,
    );
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: BADGE } });
    expect(effects.slice(0, 4)).toEqual(['verify-badge', 'verify-courier', 'release-door', 'look-up']);
  });

  test('that turns out to be a label after the code was right is the next parcel', () => {
    const { state } = walk(house, scan(BADGE), { type: 'code-entered', code: '1' }, granted, noBadge(BADGE));
    expect(state).toMatchObject({ at: 'looking-up', parcel: { tracking: BADGE } });
  });

  test('that is one no more is said to be, and the keypad stays', () => {
    const refused = { why: 'expired', waitMs: 0 } as const;
    const { state } = walk(house, scan(BADGE), { type: 'code-refused', refused });
    expect(state).toEqual({ at: 'code', refused, first: null });
  });

  test('is asked for no sure label, no sign of the room and no short text', () => {
    for (const text of [UPS, 'K2-0001', 'ABC-123']) {
      const { effects } = walk(house, scan(text, ']C0'));
      expect(effects).toEqual([]);
    }
  });
});

describe('a courier without a code, where the property allows it', () => {
  const begun: IntakeEvent = { type: 'begun', grant: grant('courier'), session, received };
  const toUnit: IntakeEvent[] = [{ type: 'without-code' }, scan(UPS, ']C0')];
  const asked: IntakeEvent[] = [...toUnit, { type: 'unit-entered', name: '4b' }];

  test('scans a label and chooses a unit; the door is asked for when the parcel is recorded', () => {
    const before = walk(open, ...asked);
    expect(before.state).toMatchObject({ at: 'beginning', unit: { name: '4B' } });
    expect(before.effects).toEqual(['begin-by-label']);
    const { state, effects } = walk(open, ...asked, begun);
    expect(effects).toEqual(['begin-by-label', 'release-door']);
    expect(state).toMatchObject({
      at: 'placing',
      received: { roomCode: 'K2-0001', parcel: { tracking: UPS } },
      visit: { door: 'opening', last: { unit: { name: '4B' } }, packages: [{ roomCode: 'K2-0001' }] },
    });
  });

  test('who scanned a label before need not scan it again', () => {
    const { state } = walk(open, scan(UPS, ']C0'), { type: 'without-code' });
    expect(state).toMatchObject({ at: 'parcel-unit', held: { tracking: UPS, carrier: 'ups' } });
  });

  test.each(['ANYTHING-AT-ALL', '1Z5R89390357567128', 'TBA123456789012'])(
    'is told that %s proves nothing',
    (text) => {
      const { state, effects } = walk(open, { type: 'without-code' }, scan(text, ']C0'));
      expect(state).toEqual({ at: 'parcel-first', problem: { code: 'no-proof' } });
      expect(effects).toEqual([]);
    },
  );

  test('is let in for no unit that the house does not have', () => {
    const { state, effects } = walk(open, ...toUnit, { type: 'unit-entered', name: '99Z' });
    expect(state).toMatchObject({ at: 'parcel-unit', unknown: '99Z' });
    expect(effects).toEqual([]);
  });

  test('is told why not, and may scan another parcel or go back to the code', () => {
    const problem = { code: 'too-many', waitMs: 60_000 } as const;
    const refused: IntakeEvent[] = [...asked, { type: 'not-begun', problem }];
    expect(walk(open, ...refused).state).toEqual({ at: 'parcel-first', problem });
    expect(walk(open, ...refused, scan(UPS, ']C0')).state).toMatchObject({ at: 'parcel-unit' });
    expect(walk(open, ...refused, { type: 'back' }).state).toMatchObject({ at: 'code', refused: null });
  });

  test('is told so when the disk is full', () => {
    expect(walk(open, ...asked, { type: 'not-taking' }).state).toEqual({ at: 'not-taking' });
  });
});

test('where the property does not allow it nobody begins without a code', () => {
  const { state, effects } = walk(house, { type: 'without-code' }, scan(UPS, ']C0'), {
    type: 'unit-entered',
    name: '4B',
  });
  expect(state).toMatchObject({ at: 'code', first: { text: UPS } });
  expect(effects).toEqual([]);
});
