import { describe, expect, test } from 'vitest';
import { ZoneId } from '../../../../shared/domain/ids.ts';
import type { PackageClass } from '../../../../shared/domain/package.ts';
import { spoilsAt } from '../../../../shared/policies/perishable.ts';

const zone = (id: string) => ZoneId.parse(id);

describe('a package that spoils', () => {
  const zones = [
    { id: zone('cold'), kind: 'refrigerator' },
    { id: zone('shelf-a'), kind: 'shelf' },
  ] as const;
  const found = (zone: string, ...classes: PackageClass[]) =>
    spoilsAt({ classes, zone, receivedAt: '2026-11-23T10:00:00.000Z' }, zones);

  test('on a shelf has two hours', () => {
    expect(found('shelf-a', 'heavy', 'perishable')).toBe(Date.parse('2026-11-23T12:00:00.000Z'));
  });

  test('in the refrigerator has no such limit', () => {
    expect(found('cold', 'perishable')).toBeNull();
  });

  test('where no list has its place any more is counted as if on a shelf', () => {
    expect(found('gone', 'perishable')).toBe(Date.parse('2026-11-23T12:00:00.000Z'));
  });

  test('is not one that only weighs much', () => {
    expect(found('shelf-a', 'heavy')).toBeNull();
  });
});
