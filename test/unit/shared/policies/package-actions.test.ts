import { describe, expect, test } from 'vitest';
import { PackageAction, REASONS } from '../../../../shared/domain/package-action.ts';
import { actionsFor } from '../../../../shared/policies/package-actions.ts';

const here = { place: 'in-room', state: 'stored', heldUntil: null, classes: [] } as const;

describe('about a package', () => {
  test('in the room everything can be done but finding it', () => {
    expect(actionsFor(here).toSorted()).toEqual(
      PackageAction.options.filter((one) => one !== 'found' && one !== 'end-hold').toSorted(),
    );
  });

  test('that is held, the hold can be ended and not set again', () => {
    const actions = actionsFor({ ...here, heldUntil: '2026-12-01T00:00:00.000Z' });
    expect(actions).toContain('end-hold');
    expect(actions).not.toContain('hold');
  });

  test('that is damaged, damage is said once', () => {
    expect(actionsFor({ ...here, classes: ['damaged'] })).not.toContain('damaged');
  });

  test('that is missing it can be said that it is found, or that its resident has it', () => {
    expect(actionsFor({ ...here, place: 'gone', state: 'missing' })).toEqual(['found', 'release']);
  });

  test.each(['collected', 'returned', 'forwarded', 'withdrawn'] as const)(
    'that was %s nothing can',
    (state) => {
      expect(actionsFor({ ...here, place: 'gone', state })).toEqual([]);
    },
  );

  test.each(PackageAction.options)('there is more than one reason for: %s', (action) => {
    expect(new Set(REASONS[action]).size).toBeGreaterThan(1);
  });
});
