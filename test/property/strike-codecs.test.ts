import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReport } from '../../hardware/strike/dcttech/codec.ts';
import { createAnswerReader } from '../../hardware/strike/devantech/codec.ts';
import { createAllReader, createOneReader } from '../../hardware/strike/kmtronic/codec.ts';
import { createStatusReader } from '../../hardware/strike/lcus/codec.ts';
import { crc16, createBitsReader, withCrc } from '../../hardware/strike/modbus/codec.ts';
import { relaysOf } from '../../hardware/strike/numato/codec.ts';
import { toUtf8 } from '../../shared/basics/bytes.ts';

const noise = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 });
const mask = (count: number) => fc.nat((1 << count) - 1);

/** The same bytes in the pieces that `cuts` makes of them. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, place) => bytes.subarray(at[place], end));
}

const anyCuts = fc.array(fc.nat(100), { maxLength: 6 });

/** Every reader of a stream: what a board with these relays sends, and what is read of it. */
const READERS = [
  {
    name: 'LCUS',
    count: 4,
    open: () => {
      const reader = createStatusReader(4);
      return (piece: Uint8Array) => reader.push(piece)?.relays ?? null;
    },
    says: (relays: number) =>
      toUtf8([0, 1, 2, 3].map((n) => `CH${n + 1}:${(relays >> n) & 1 ? 'ON' : 'OFF'} \r\n`).join('')),
  },
  {
    name: 'KMTronic, one relay',
    count: 1,
    open: () => {
      const reader = createOneReader(0);
      return (piece: Uint8Array) => reader.push(piece)?.relays ?? null;
    },
    says: (relays: number) => Uint8Array.of(0xff, 0x01, relays),
  },
  {
    name: 'KMTronic, all relays',
    count: 8,
    open: () => {
      const reader = createAllReader(8);
      return (piece: Uint8Array) => reader.push(piece)?.relays ?? null;
    },
    says: (relays: number) => Uint8Array.from({ length: 8 }, (_, n) => (relays >> n) & 1),
  },
  {
    name: 'Modbus',
    count: 8,
    open: () => {
      const reader = createBitsReader(1, 'relays');
      return (piece: Uint8Array) => reader.push(piece)?.bits ?? null;
    },
    says: (relays: number) => withCrc(1, 1, 1, relays),
  },
];

test.each(READERS)(
  '$name: what a board shows is read the same however it is cut',
  ({ count, open, says }) => {
    fc.assert(
      fc.property(mask(count), anyCuts, (relays, cuts) => {
        const read = open();
        const shown = pieces(says(relays), cuts)
          .map(read)
          .filter((one) => one !== null);
        expect([...new Set(shown)]).toEqual([relays]);
      }),
    );
  },
);

test.each(READERS)('$name: no bytes make the reader throw or show relays it has not', ({ count, open }) => {
  fc.assert(
    fc.property(noise, (packets) => {
      const read = open();
      for (const packet of packets) {
        const relays = read(packet);
        expect(relays === null || (relays >= 0 && relays < 1 << count)).toBe(true);
      }
    }),
  );
});

test('Modbus: an answer is found behind any noise that is not itself the head of one', () => {
  fc.assert(
    fc.property(noise, mask(8), (packets, relays) => {
      const reader = createBitsReader(1, 'relays');
      for (const packet of packets) reader.push(packet.map((byte) => (byte === 1 ? 2 : byte)));
      expect(reader.push(withCrc(1, 1, 1, relays))).toEqual({ bits: relays });
    }),
  );
});

test('Modbus: one changed bit is always noticed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.nat(), (bytes, place) => {
      const changed = Uint8Array.from(bytes);
      const bit = place % (bytes.length * 8);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(crc16(changed)).not.toBe(crc16(bytes));
    }),
  );
});

test('Devantech: only an answer of its very length is one, however it is cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4 }), anyCuts, fc.constantFrom(1, 2), (bytes, cuts, length) => {
      const read = createAnswerReader(length);
      const shown = pieces(bytes, cuts).reduce<Uint8Array | null>((_, piece) => read(piece), null);
      expect(shown).toEqual(bytes.length === length ? bytes : null);
    }),
  );
});

test('DCTTECH: a report is read only when it is one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), mask(8), (bytes, relays) => {
      expect(() => parseReport(bytes)).not.toThrow();
      expect(parseReport(Uint8Array.of(...toUtf8('AB12z'), 0, 0, relays))).toEqual({ id: 'AB12z', relays });
    }),
  );
});

test('Numato: what is not hexadecimal shows no relays', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), mask(8), (text, relays) => {
      expect(relaysOf(relays.toString(16).padStart(2, '0'))).toBe(relays);
      expect(relaysOf(text) === null || /^[0-9a-f]{2,8}$/i.test(text)).toBe(true);
    }),
  );
});
