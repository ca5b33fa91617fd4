import { expect, test } from 'vitest';
import { AuditPolicy } from '../../../../shared/domain/directory.ts';
import { dueLimitsOf } from '../../../../shared/policies/audit-due.ts';
import { directory } from '../../../harness/people.ts';

const HOUR = 3_600_000;
const limits = (audit?: AuditPolicy) =>
  dueLimitsOf({ property: { ...directory.property, ...(audit !== undefined && { audit }) } });

test('a property that says nothing has what spoils listed after a day, and the rest after a week', () => {
  expect(limits()).toEqual({ perishableMs: 24 * HOUR, overdueMs: 7 * 24 * HOUR });
});

test('one that says one of them keeps the usual other', () => {
  expect(limits({ perishableHours: 4 })).toEqual({ perishableMs: 4 * HOUR, overdueMs: 7 * 24 * HOUR });
  expect(limits({ waitingDays: 3 })).toEqual({ perishableMs: 24 * HOUR, overdueMs: 3 * 24 * HOUR });
});

test.each([{ perishableHours: 0 }, { waitingDays: 1.5 }, { waitingDays: 9_999 }, { days: 3 }])(
  'is refused: %o',
  (said) => {
    expect(AuditPolicy.safeParse(said).success).toBe(false);
  },
);
