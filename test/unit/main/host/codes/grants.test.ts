import { describe, expect, test } from 'vitest';
import { createGrants } from '../../../../../main/host/codes/grants.ts';
import { GrantId, StaffId, UnitId } from '../../../../../shared/domain/ids.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const subjects = {
  resident: { kind: 'resident', unit: UnitId.parse('u-4b') },
  courier: { kind: 'courier', carrier: 'ups' },
  staff: { kind: 'staff', staff: StaffId.parse('desk'), role: 'manager' },
} as const;

function bench() {
  const clock = createManualClock();
  return { clock, grants: createGrants(clock, seededRandom(1)) };
}

describe('a grant', () => {
  test.each([
    ['resident', 20],
    ['courier', 60],
    ['staff', 10],
  ] as const)('of a %s counts for %i minutes, to the millisecond', async (kind, minutes) => {
    const { clock, grants } = bench();
    const grant = grants.give(subjects[kind]);
    expect(grant.until).toBe(new Date(clock.now() + minutes * 60_000).toISOString());
    await clock.advance(minutes * 60_000 - 1);
    expect(grants.valid(grant.id)).toEqual(grant);
    await clock.advance(1);
    expect(grants.valid(grant.id)).toBeNull();
  });

  test('counts no longer and no shorter because somebody set the clock', async () => {
    const { clock, grants } = bench();
    const grant = grants.give(subjects.resident);
    clock.setWall(0);
    await clock.advance(19 * 60_000);
    expect(grants.valid(grant.id)).not.toBeNull();
    await clock.advance(60_000);
    expect(grants.valid(grant.id)).toBeNull();
    const other = grants.give(subjects.resident);
    clock.setWall(Date.UTC(2040, 1, 1));
    expect(grants.valid(other.id)).not.toBeNull();
  });

  test('names whom it is for and nobody else', () => {
    const { grants } = bench();
    expect(grants.give(subjects.courier)).toMatchObject({ carrier: 'ups', unit: null, staff: null });
    expect(grants.give(subjects.resident)).toMatchObject({ carrier: null, unit: 'u-4b', staff: null });
    expect(grants.give(subjects.staff)).toMatchObject({ carrier: null, unit: null, staff: 'desk' });
  });

  test('that was never given, or given before a restart, does not count', () => {
    const { grants } = bench();
    const grant = bench().grants.give(subjects.staff);
    expect(grants.valid(GrantId.parse('00000000-0000-7000-8000-000000000001'))).toBeNull();
    expect(grants.valid(grant.id)).toBeNull();
  });
});

describe('somebody under whom the screen broke', () => {
  test('may go on for a minute, and not a moment longer', async () => {
    const { clock, grants } = bench();
    const grant = grants.give(subjects.courier);
    grants.screenLost();
    await clock.advance(60_000);
    expect(grants.afterCut(grant.id)).toEqual(grant);
    await clock.advance(1);
    expect(grants.afterCut(grant.id)).toBeNull();
  });

  test('may not where the grant has run out meanwhile, or no screen was lost', async () => {
    const { clock, grants } = bench();
    const grant = grants.give(subjects.courier);
    expect(grants.afterCut(grant.id)).toBeNull();
    await clock.advance(60 * 60_000 - 1);
    grants.screenLost();
    expect(grants.afterCut(grant.id)).toEqual(grant);
    await clock.advance(1);
    expect(grants.afterCut(grant.id)).toBeNull();
  });

  test('may also where somebody set the clock', () => {
    const { clock, grants } = bench();
    const grant = grants.give(subjects.courier);
    grants.screenLost();
    clock.setWall(0);
    expect(grants.afterCut(grant.id)).toEqual(grant);
  });
});
