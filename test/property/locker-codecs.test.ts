import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOCKER_FAMILIES } from '../../hardware/locker/families.ts';
import { KERONG_CU16 } from '../../hardware/locker/kerong/cu16.ts';
import { KERONG_CU48 } from '../../hardware/locker/kerong/cu48.ts';
import { WINNSEN } from '../../hardware/locker/winnsen/codec.ts';

const noise = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 });
const bit = fc.constantFrom<0 | 1>(0, 1);
const bitsOf = (count: number) => fc.array(bit, { minLength: count, maxLength: count });

const packed = (bits: readonly number[]) =>
  Array.from({ length: bits.length / 8 }, (_, byte) =>
    bits.slice(byte * 8, byte * 8 + 8).reduce((sum, one, at) => sum | (one << at), 0),
  );
const summed = (...bytes: number[]) =>
  Uint8Array.of(
    ...bytes,
    bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0),
  );

test('CU16: whatever the hooks are, they are read as they are, also after noise', () => {
  fc.assert(
    fc.property(fc.nat(14), bitsOf(16), fc.uint8Array({ maxLength: 30 }), (board, bits, before) => {
      const listen = KERONG_CU16.listen(board, 0);
      listen(before.map((byte) => (byte === 0x02 ? 0x04 : byte)));
      expect(listen(summed(0x02, board << 4, 0x35, ...packed(bits), 0, 0, 0x03))).toEqual({ bits });
    }),
  );
});

test('CU48: whatever the hooks are, they are read as they are, also after noise', () => {
  fc.assert(
    fc.property(fc.nat(200), bitsOf(48), fc.uint8Array({ maxLength: 30 }), (board, bits, before) => {
      const listen = KERONG_CU48.listen(board, 0);
      listen(before.map((byte) => (byte === 0x02 ? 0x04 : byte)));
      expect(listen(summed(0x02, board, 0, 0x75, 0x06, ...packed(bits)))).toEqual({ bits });
    }),
  );
});

test('Winnsen: an answer is read only for the lock and station that were asked', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(23), fc.nat(20), fc.nat(23), bit, (board, lock, from, of, status) => {
      const answer = Uint8Array.of(0x90, 0x07, 0x92, from + 1, status, of + 1, 0x03);
      const expected = from === board && of === lock ? { bits: [status] } : null;
      expect(WINNSEN.listen(board, lock)(answer)).toEqual(expected);
    }),
  );
});

test.each(Object.entries(LOCKER_FAMILIES))(
  '%s: no bytes make it throw, or tell of locks it has not',
  (_, protocol) => {
    fc.assert(
      fc.property(noise, (packets) => {
        const listen = protocol.listen(0, 0);
        const hear = protocol.listenToPulse?.(0, 0);
        const count = protocol.tells === 'all' ? protocol.locksPerBoard : 1;
        for (const packet of packets) {
          const told = listen(packet);
          expect(told === null || told.bits.length === count).toBe(true);
          expect(() => hear?.(packet)).not.toThrow();
        }
      }),
    );
  },
);
