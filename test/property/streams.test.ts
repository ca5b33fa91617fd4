import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uuidV7 } from '../../shared/basics/uuid.ts';
import { StreamId } from '../../shared/domain/ids.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { bind, chainFault, emptyHead, headOf } from '../../shared/ledger/chain.ts';
import { inOrder } from '../../shared/ledger/order.ts';
import { collected, packageId, received, START } from '../harness/drafts.ts';
import { replayed } from '../harness/ledger-bench.ts';
import { seededRandom } from '../harness/randomness.ts';
import { sample } from '../harness/samples.ts';

const kiosks = ['kiosk-a', 'kiosk-b', 'kiosk-c'].map((name) => StreamId.parse(name));

/** What one kiosk writes at one moment, by a clock of its own that may be wrong and may jump. */
const deed = fc.record({
  kiosk: fc.nat({ max: kiosks.length - 1 }),
  clock: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  package: fc.integer({ min: 1, max: 6 }),
  what: fc.constantFrom('received', 'collected', 'package.stored', 'package.missing', 'package.found'),
});

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** A room in which a package comes once, however many kiosks say what becomes of it. */
function streamsOf(deeds: readonly Deed[]) {
  const streams = kiosks.map((): LedgerEvent[] => []);
  const came = new Set<number>();
  for (const [n, one] of deeds.entries()) {
    if (one.what === 'received' && came.has(one.package)) continue;
    if (one.what === 'received') came.add(one.package);
    const stream = streams[one.kiosk] as LedgerEvent[];
    const last = stream.at(-1);
    const head = last === undefined ? emptyHead(kiosks[one.kiosk] as StreamId) : headOf(last);
    const now = START + n * 1_000 + one.clock;
    stream.push(bind(head, draftOf(one.what, one.package), now, uuidV7(now, seededRandom(n + 1))));
  }
  return streams;
}

function draftOf(what: string, n: number): Draft {
  if (what === 'received') return received(n, 'u-4b', n % 2 === 0 ? 'shelf-a' : 'cold');
  if (what === 'collected') return collected(n);
  return sample(what as 'package.stored', { package: packageId(n) });
}

/** Every stream in its own order, the streams mixed as `turns` says. */
function mixed(streams: readonly (readonly LedgerEvent[])[], turns: readonly number[]): LedgerEvent[] {
  const rest = streams.map((stream) => [...stream]);
  const all: LedgerEvent[] = [];
  for (const turn of turns) {
    const next = rest[turn % rest.length]?.shift();
    if (next !== undefined) all.push(next);
  }
  return [...all, ...rest.flat()];
}

const deeds = fc.array(deed, { maxLength: 60 });
const turns = fc.array(fc.nat({ max: 20 }), { maxLength: 90 });

describe('several kiosks of one room', () => {
  test('give the same tables in whatever turn their events arrive', () => {
    fc.assert(
      fc.property(deeds, turns, turns, (all, one, other) => {
        const streams = streamsOf(all);
        const first = inOrder(mixed(streams, one));
        const second = inOrder(mixed(streams, other));
        expect(second).toEqual(first);
        expect(replayed(second)).toEqual(replayed(first));
      }),
    );
  });

  test('keep the order of each stream, whatever their clocks say', () => {
    fc.assert(
      fc.property(deeds, turns, (all, some) => {
        const streams = streamsOf(all);
        const ordered = inOrder(mixed(streams, some));
        for (const stream of streams) {
          expect(ordered.filter((event) => event.stream === stream[0]?.stream)).toEqual(stream);
        }
      }),
    );
  });

  test('may send an event twice, and it counts once', () => {
    fc.assert(
      fc.property(deeds, turns, fc.nat(), (all, some, at) => {
        const arrived = mixed(streamsOf(all), some);
        const again = arrived.slice(at % (arrived.length + 1));
        expect(inOrder([...arrived, ...again])).toEqual(inOrder(arrived));
      }),
    );
  });

  test('stay chains of their own: the order changes no event', () => {
    fc.assert(
      fc.property(deeds, turns, (all, some) => {
        const ordered = inOrder(mixed(streamsOf(all), some));
        for (const kiosk of kiosks) {
          let head = emptyHead(kiosk);
          for (const event of ordered.filter(({ stream }) => stream === kiosk)) {
            expect(chainFault(head, event)).toBeNull();
            head = headOf(event);
          }
        }
      }),
    );
  });
});
