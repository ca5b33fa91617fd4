import { describe, expect, test } from 'vitest';
import { PackageAction } from '../../../../shared/domain/package-action.ts';
import { StaffRole } from '../../../../shared/domain/staff-role.ts';
import { mayDo } from '../../../../shared/policies/roles.ts';

const all = PackageAction.options;

describe('what can be done about a package', () => {
  test('is all a manager’s to do', () => {
    expect(all.filter((action) => mayDo('manager', action))).toEqual(all);
  });

  test('is an attendant’s but for what sends it away', () => {
    expect(all.filter((action) => !mayDo('attendant', action))).toEqual(['forward', 'return']);
  });

  test('is nothing to an installer', () => {
    expect(all.filter((action) => mayDo('installer', action))).toEqual([]);
  });
});

test('who stood at the door, and how they sign, is a manager’s to see', () => {
  expect(StaffRole.options.filter((role) => mayDo(role, 'see-evidence'))).toEqual(['manager']);
  expect(mayDo(null, 'see-evidence')).toBe(false);
});

test('a pack of what happened, with its photos, is a manager’s to make', () => {
  expect(StaffRole.options.filter((role) => mayDo(role, 'incident-pack'))).toEqual(['manager']);
});
