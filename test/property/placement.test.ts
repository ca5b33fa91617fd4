/** Where a package goes, in any room, however full, for any package. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PackageClass } from '../../shared/domain/package.ts';
import { Zone, ZoneKind } from '../../shared/domain/place.ts';
import { type PlacementNeeds, proposedZone } from '../../shared/policies/placement.ts';

const zone = fc.record({
  kind: fc.constantFrom(...ZoneKind.options),
  isLow: fc.boolean(),
  capacity: fc.integer({ min: 1, max: 4 }),
  taken: fc.integer({ min: 0, max: 5 }),
});

const room = fc.array(zone, { minLength: 1, maxLength: 12 }).map((zones) =>
  zones.map(({ kind, isLow, capacity, taken }, n) => ({
    zone: Zone.parse({
      id: `z-${n}`,
      name: `Zone ${n}`,
      kind,
      capacity,
      reach: isLow && kind === 'shelf' ? 'low' : undefined,
    }),
    taken,
  })),
);

const needs: fc.Arbitrary<PlacementNeeds> = fc.record({
  classes: fc.uniqueArray(fc.constantFrom(...PackageClass.options)),
  lowReach: fc.boolean(),
  surge: fc.boolean(),
});

type Furnished = readonly { readonly zone: Zone; readonly taken: number }[];

function propose(furnished: Furnished, of: PlacementNeeds): Zone {
  const taken = new Map(furnished.map((one) => [one.zone.id, one.taken]));
  return proposedZone(
    furnished.map((one) => one.zone),
    ({ id }) => taken.get(id) ?? 0,
    of,
  );
}

const withRoom = (furnished: Furnished) =>
  furnished.filter((one) => one.taken < one.zone.capacity).map((one) => one.zone);

const check = (property: (furnished: Furnished, of: PlacementNeeds) => void) =>
  fc.assert(fc.property(room, needs, property), { verbose: true });

const everyday: readonly ZoneKind[] = ['shelf', 'floor', 'overflow'];

describe('in any room, for any package', () => {
  test('there is a zone, and it is one of the room', () => {
    check((furnished, of) => {
      expect(furnished.map((one) => one.zone)).toContain(propose(furnished, of));
    });
  });

  test('a full zone is named only when every zone that suits is full', () => {
    check((furnished, of) => {
      const isCold = of.classes.includes('perishable');
      const suits = withRoom(furnished).filter(
        ({ kind }) => everyday.includes(kind) || (isCold && kind === 'refrigerator'),
      );
      if (suits.length > 0) expect(suits).toContain(propose(furnished, of));
    });
  });

  test('what must be cold goes into a refrigerator that has room', () => {
    check((furnished, of) => {
      const cold = withRoom(furnished).filter(({ kind }) => kind === 'refrigerator');
      if (cold.length > 0 && of.classes.includes('perishable'))
        expect(propose(furnished, of).kind).toBe('refrigerator');
    });
  });

  test('what need not be cold never takes the place of what must, while there is another kind of zone', () => {
    check((furnished, of) => {
      if (of.classes.includes('perishable')) return;
      if (furnished.some((one) => everyday.includes(one.zone.kind)))
        expect(everyday).toContain(propose(furnished, of).kind);
    });
  });

  test('what is oversized goes to an overflow that has room, heavy or not', () => {
    check((furnished, of) => {
      if (!of.classes.includes('oversized') || of.classes.includes('perishable')) return;
      if (withRoom(furnished).some(({ kind }) => kind === 'overflow'))
        expect(propose(furnished, of).kind).toBe('overflow');
    });
  });

  test('nobody has to lift or reach while a low place has room', () => {
    check((furnished, { lowReach, classes }) => {
      const of = { lowReach, classes: classes.filter((one) => one === 'heavy') };
      if (!lowReach && of.classes.length === 0) return;
      const isLow = ({ kind, reach }: Zone) => kind === 'floor' || reach === 'low';
      if (withRoom(furnished).some(isLow)) expect(isLow(propose(furnished, of))).toBe(true);
    });
  });

  test('that it is damaged changes nothing', () => {
    check((furnished, of) => {
      const whole = { ...of, classes: of.classes.filter((one) => one !== 'damaged') };
      const damaged = { ...whole, classes: [...whole.classes, 'damaged' as const] };
      expect(propose(furnished, damaged)).toBe(propose(furnished, whole));
    });
  });

  test('of two that are as good the first is taken, whatever stands behind it', () => {
    check((furnished, of) => {
      const doubled = furnished.map((one, n) => ({
        ...one,
        zone: Zone.parse({ ...one.zone, id: `double-${n}` }),
      }));
      expect(propose([...furnished, ...doubled], of)).toBe(propose(furnished, of));
    });
  });
});
