import { describe, expect, test } from 'vitest';
import { KERONG_CU16 } from '../../../../hardware/locker/kerong/cu16.ts';
import { KERONG_CU48 } from '../../../../hardware/locker/kerong/cu48.ts';
import { WINNSEN } from '../../../../hardware/locker/winnsen/codec.ts';
import { fromHex, toHex } from '../../../../shared/basics/bytes.ts';

const hex = (bytes: Uint8Array | null) =>
  toHex(bytes ?? new Uint8Array())
    .replace(/(..)(?=.)/g, '$1 ')
    .toUpperCase();
const bytes = (text: string) => fromHex(text.replaceAll(' ', '').toLowerCase());
const all = (count: number, bit: 0 | 1) => Array.from({ length: count }, () => bit);

describe('KERONG CU16', () => {
  test('asks, opens and wakes', () => {
    expect(hex(KERONG_CU16.ask(0, 0))).toBe('02 00 30 03 35');
    expect(hex(KERONG_CU16.ask(1, 0))).toBe('02 10 30 03 45');
    expect(hex(KERONG_CU16.pulse(0, 0))).toBe('02 00 31 03 36');
    expect(hex(KERONG_CU16.pulse(0, 15))).toBe('02 0F 31 03 45');
    expect(hex(KERONG_CU16.pulse(1, 0))).toBe('02 10 31 03 46');
    expect(hex(KERONG_CU16.wake(0))).toBe('02 00 37 03 3C');
  });

  test('tells the hooks of its sixteen locks', () => {
    const read = (text: string) => KERONG_CU16.listen(0, 0)(bytes(text));
    expect(read('02 00 35 FF FF 00 00 03 38')).toEqual({ bits: all(16, 1) });
    expect(read('02 00 35 FE FF 00 00 03 37')).toEqual({ bits: [0, ...all(15, 1)] });
    expect(read('02 00 35 FE FF 00 00 03 38')).toBeNull();
    expect(read('02 10 35 FF FF 00 00 03 48')).toBeNull();
  });
});

describe('KERONG CU48', () => {
  test('asks and opens', () => {
    expect(hex(KERONG_CU48.ask(0, 0))).toBe('02 00 00 60 03 65');
    expect(hex(KERONG_CU48.pulse(0, 0))).toBe('02 00 00 61 03 66');
    expect(hex(KERONG_CU48.pulse(0, 47))).toBe('02 00 2F 61 03 95');
  });

  test('tells the hooks of its forty-eight locks, and is not believed with a wrong sum', () => {
    const good = bytes('02 00 00 75 06 FE FF FF FF FF 7F 00');
    good[11] = good.subarray(0, 11).reduce((sum, byte) => (sum + byte) & 0xff, 0);
    expect(KERONG_CU48.listen(0, 0)(good)).toEqual({ bits: [0, ...all(46, 1), 0] });
    good[11] = (good[11] ?? 0) ^ 1;
    expect(KERONG_CU48.listen(0, 0)(good)).toBeNull();
  });
});

describe('Winnsen', () => {
  test('asks and opens, counting from one', () => {
    expect(hex(WINNSEN.pulse(0, 0))).toBe('90 06 05 01 01 03');
    expect(hex(WINNSEN.ask(0, 2))).toBe('90 06 12 01 03 03');
  });

  test('answers a pulse with lock and result, and a status the other way round', () => {
    expect(WINNSEN.listenToPulse?.(0, 2)(bytes('90 07 85 01 03 01 03'))).toEqual({ answer: 'accepted' });
    expect(WINNSEN.listenToPulse?.(0, 2)(bytes('90 07 85 01 03 02 03'))).toEqual({ answer: 'cooling-down' });
    expect(WINNSEN.listen(0, 2)(bytes('90 07 92 01 01 03 03'))).toEqual({ bits: [1] });
    expect(WINNSEN.listen(0, 2)(bytes('90 07 92 01 03 01 03'))).toBeNull();
  });
});
