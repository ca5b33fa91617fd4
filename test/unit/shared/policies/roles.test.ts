import { describe, expect, test } from 'vitest';
import { PackageAction } from '../../../../shared/domain/package-action.ts';
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
