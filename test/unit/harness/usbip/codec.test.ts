import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  importReply,
  importRequest,
  type ListedDevice,
  listReply,
  readCommand,
  readImport,
  readOperation,
  submitReply,
  unlinkReply,
} from '../../../harness/usbip/codec.ts';

const PRINTER: ListedDevice = {
  busid: '1-1',
  busNumber: 1,
  address: 2,
  speed: 'high',
  vendorId: 0x0a5f,
  productId: 0x0120,
  release: 0x0100,
  deviceClass: [0, 0, 0],
  interfaces: [{ classes: [7, 1, 2] }],
};

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (from: Uint8Array) => Buffer.from(from).toString('hex');

test('a request for the list is understood', () => {
  expect(readOperation(bytes('0111 8005 00000000'))).toEqual({ operation: { kind: 'list' }, size: 8 });
});

test('a request for a device is understood once all of it is there', () => {
  const request = importRequest('1-1');
  expect(hex(request)).toBe(`0111800300000000312d31${'00'.repeat(29)}`);
  expect(readOperation(request.subarray(0, 39))).toBeNull();
  expect(readOperation(request)).toEqual({ operation: { kind: 'import', busid: '1-1' }, size: 40 });
});

test('a device in the list stands at the offsets of the protocol', () => {
  const reply = listReply([PRINTER]);
  expect(reply).toHaveLength(12 + 312 + 4);
  expect(hex(reply.subarray(0, 12))).toBe('011100050000000000000001');
  expect(hex(reply.subarray(12 + 256, 12 + 260))).toBe('312d3100');
  expect(hex(reply.subarray(12 + 288, 12 + 312))).toBe('0000000100000002000000030a5f01200100000000010101');
  expect(hex(reply.subarray(12 + 312))).toBe('07010200');
});

test('a device that is taken, and one that is refused', () => {
  const reply = importReply(PRINTER);
  expect(hex(reply.subarray(0, 8))).toBe('0111000300000000');
  expect(readImport(reply)).toEqual({ deviceId: 0x0001_0002, speed: 3 });
  expect(hex(importReply(null))).toBe('0111000300000001');
  expect(readImport(importReply(null))).toBeNull();
});

test('a transfer out brings its data along', () => {
  const head = '00000001 00000007 00010002 00000000 00000001 00000000 00000003 00000000 ffffffff 00000000';
  const whole = bytes(`${head} 0000000000000000 7e4853`);
  expect(readCommand(whole.subarray(0, 50))).toBeNull();
  expect(readCommand(whole)).toMatchObject({
    command: { kind: 'submit', sequence: 7, endpoint: 1, direction: 'out', length: 3 },
    data: bytes('7e4853'),
    size: 51,
  });
});

test('an answer and a cancelling have the bytes of the protocol', () => {
  expect(hex(submitReply(7, 0, 2, bytes('0102')))).toBe(
    '000000030000000700000000000000000000000000000000000000020000000' +
      '0ffffffff0000000000000000000000000102',
  );
  expect(hex(unlinkReply(8, -104)).slice(0, 48)).toBe(
    '000000040000000800000000000000000000000' + '0ffffff98',
  );
  const unlink = bytes(`00000002 00000009 00010002 00000000 00000000 00000007 ${'00'.repeat(24)}`);
  expect(readCommand(unlink)).toEqual({ command: { kind: 'unlink', sequence: 9, unlinked: 7 }, size: 48 });
});

test('whatever arrives, it is understood, waited for or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (arrived) => {
      for (const read of [readOperation(arrived), readCommand(arrived)]) {
        if (read === null) continue;
        expect(read.size).toBeGreaterThan(0);
        expect(read.size).toBeLessThanOrEqual(arrived.length);
      }
    }),
  );
});
