import { describe, expect, test } from 'vitest';
import * as dcttech from '../../../../hardware/strike/dcttech/codec.ts';
import * as devantech from '../../../../hardware/strike/devantech/codec.ts';
import * as kmtronic from '../../../../hardware/strike/kmtronic/codec.ts';
import * as lcus from '../../../../hardware/strike/lcus/codec.ts';
import * as modbus from '../../../../hardware/strike/modbus/codec.ts';
import { fromHex, toHex, toUtf8 } from '../../../../shared/basics/bytes.ts';

const hex = (bytes: Uint8Array) =>
  toHex(bytes)
    .replace(/(..)(?=.)/g, '$1 ')
    .toUpperCase();
const bytes = (text: string) => fromHex(text.replaceAll(' ', '').toLowerCase());

describe('Devantech', () => {
  test('switches with one byte, and asks with one', () => {
    expect([0, 1, 7].map((relay) => hex(devantech.onCommand(relay)))).toEqual(['65', '66', '6C']);
    expect([devantech.ALL_OFF, devantech.STATES, devantech.MODULE].map(hex)).toEqual(['6E', '5B', '5A']);
  });

  test('is one of the modules that let go without power, or none at all', () => {
    expect([8, 9, 10].map(devantech.relaysOf)).toEqual([8, 8, 2]);
    expect([7, 15].map(devantech.relaysOf)).toEqual([null, null]);
  });

  test('is not believed when it says a byte too many', () => {
    const read = devantech.createAnswerReader(2);
    expect(read(bytes('09'))).toBeNull();
    expect(read(bytes('07'))).toEqual(bytes('09 07'));
    expect(devantech.createAnswerReader(1)(bytes('00 00'))).toBeNull();
  });
});

describe('DCTTECH', () => {
  test('switches with eight bytes in a feature report', () => {
    expect(dcttech.SET_REPORT).toEqual({ requestType: 0x21, request: 0x09, value: 0x0300, index: 0 });
    expect(hex(dcttech.onReport(0))).toBe('FF 01 00 00 00 00 00 00');
    expect(hex(dcttech.onReport(1))).toBe('FF 02 00 00 00 00 00 00');
    expect(hex(dcttech.allOffReport())).toBe('FC 00 00 00 00 00 00 00');
  });

  test('is read with a feature report whose last byte is the relays', () => {
    expect(dcttech.GET_REPORT).toEqual({ requestType: 0xa1, request: 0x01, value: 0x0300, index: 0 });
    expect(dcttech.parseReport(bytes('50 53 55 49 53 00 00 01'))).toEqual({ id: 'PSUIS', relays: 1 });
  });

  test('is told apart from other devices with the same numbers', () => {
    expect(dcttech.parseReport(bytes('50 53 55 49 53 00 07 01'))).toBeNull();
    expect(dcttech.parseReport(bytes('00 00 00 00 00 00 00 00'))).toBeNull();
    expect(dcttech.parseReport(bytes('50 53 55 49 53 00 00'))).toBeNull();
  });
});

describe('LCUS', () => {
  test('switches with four bytes, the last one their sum', () => {
    expect(hex(lcus.switchFrame(0, 'on'))).toBe('A0 01 01 A2');
    expect(hex(lcus.switchFrame(0, 'off'))).toBe('A0 01 00 A1');
    expect(hex(lcus.switchFrame(1, 'on'))).toBe('A0 02 01 A3');
  });

  test('tells its relays line by line, in whatever pieces they come', () => {
    const reader = lcus.createStatusReader(2);
    const pieces = [...'CH1:OFF \r\nCH2:ON \r\n'].map((char) => reader.push(toUtf8(char)));
    expect(pieces.at(-2)).toEqual({ relays: 2 });
    expect(pieces.slice(0, -2).every((piece) => piece === null)).toBe(true);
  });

  test('is not believed before every relay was told', () => {
    expect(lcus.createStatusReader(2).push(toUtf8('CH1:OFF \r\n'))).toBeNull();
    expect(lcus.createStatusReader(1).push(toUtf8('CH1:O'))).toBeNull();
  });
});

describe('KMTronic', () => {
  test('switches with three bytes', () => {
    expect(hex(kmtronic.switchFrame(0, 'on'))).toBe('FF 01 01');
    expect(hex(kmtronic.switchFrame(0, 'off'))).toBe('FF 01 00');
  });

  test('of one or two relays is asked for each', () => {
    expect(hex(kmtronic.statusOfOneFrame(1))).toBe('FF 02 03');
    expect(kmtronic.createOneReader(1).push(bytes('FF 02 01'))).toEqual({ relays: 2 });
    expect(kmtronic.createOneReader(1).push(bytes('FF 02 00'))).toEqual({ relays: 0 });
    expect(kmtronic.createOneReader(1).push(bytes('FF 01 01'))).toBeNull();
  });

  test('of four or eight relays is asked for all at once', () => {
    expect(hex(kmtronic.STATUS_OF_ALL)).toBe('FF 09 00');
    const reader = kmtronic.createAllReader(4);
    expect(reader.push(bytes('01 00'))).toBeNull();
    expect(reader.push(bytes('00 01'))).toEqual({ relays: 9 });
    expect(kmtronic.createAllReader(4).push(bytes('01 00 07 01'))).toBeNull();
  });
});

describe('Modbus', () => {
  test('pulses by itself for as many tenths of a second as it is told', () => {
    expect(hex(modbus.pulseFrame(1, 0, 700))).toBe('01 05 02 00 00 07 8D B0');
    expect(hex(modbus.pulseFrame(1, 0, 601))).toBe('01 05 02 00 00 07 8D B0');
  });

  test('lets all go, and is asked for relays and inputs', () => {
    expect(hex(modbus.allOffFrame(1))).toBe('01 05 00 FF 00 00 FD FA');
    expect(hex(modbus.readRelaysFrame(1))).toBe('01 01 00 00 00 08 3D CC');
    expect(hex(modbus.readInputsFrame(1))).toBe('01 02 00 00 00 08 79 CC');
  });

  test('is not believed when its sum is wrong', () => {
    const good = modbus.withCrc(1, 1, 1, 5);
    expect(modbus.createBitsReader(1, 'relays').push(good)).toEqual({ bits: 5 });
    good[3] = 4;
    expect(modbus.createBitsReader(1, 'relays').push(good)).toBeNull();
  });
});
