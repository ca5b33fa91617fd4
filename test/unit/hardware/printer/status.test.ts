import { expect, test } from 'vitest';
import { parseErrorStatus } from '../../../../hardware/printer/zpl/error-status.ts';
import { createFrameReader } from '../../../../hardware/printer/zpl/frames.ts';
import {
  createHostStatusReader,
  isIdle,
  parseHostStatus,
  troublesOf,
} from '../../../../hardware/printer/zpl/host-status.ts';
import { toUtf8 } from '../../../../shared/basics/bytes.ts';

const GOOD = ['014,0,0,0633,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,6,0,00000000,1,000', '1234,0'];
const REPLY = GOOD.map((line) => `\x02${line}\x03\r\n`).join('');

function statusesIn(...packets: string[]) {
  const frames = createFrameReader();
  const lines = createHostStatusReader();
  return packets
    .flatMap((packet) => frames.push(toUtf8(packet)))
    .map((frame) => lines.take(frame))
    .filter((status) => status !== null);
}

test('a printer with nothing to complain of is ready and idle', () => {
  const [status, ...more] = statusesIn(REPLY);
  expect(more).toEqual([]);
  expect(status && troublesOf(status)).toEqual([]);
  expect(status && isIdle(status)).toBe(true);
  expect(status?.labelLengthDots).toBe(633);
});

test('a reply that comes byte by byte says the same as one in a piece', () => {
  expect(statusesIn(...REPLY)).toEqual(statusesIn(REPLY));
});

test('text that nobody asked for, before and between the lines, is passed over', () => {
  const [one, two, three] = GOOD.map((line) => `\x02${line}\x03\r\n`);
  expect(statusesIn(`noise${one}`, 'more noise', `\x02PRINTER STATUS\x03${two}`, `x${three}`)).toEqual(
    statusesIn(REPLY),
  );
});

test('a frame that was cut by a power failure does not spoil the next one', () => {
  expect(statusesIn(`\x02014,0,0,06${REPLY}`)).toEqual(statusesIn(REPLY));
});

test('each trouble is read from its own place', () => {
  const status = parseHostStatus([
    '014,1,1,0406,003,0,0,1,000,0,0,1',
    '000,0,1,1,0,2,6,0,00000002,1,000',
    '1234,0',
  ]);
  expect(status && troublesOf(status)).toEqual([
    'paper-out',
    'ribbon-out',
    'head-open',
    'paused',
    'over-temperature',
  ]);
  expect(status).toMatchObject({ formatsWaiting: 3, formatUnfinished: true, labelsRemaining: 2 });
  expect(status && isIdle(status)).toBe(false);
});

test('lines in another order, or of another shape, are not a status', () => {
  expect(parseHostStatus([GOOD[1] ?? '', GOOD[0] ?? '', GOOD[2] ?? ''])).toBeNull();
  expect(parseHostStatus(['014,0,0', '', ''])).toBeNull();
});

test('the error groups name media out and an open head', () => {
  const frame =
    '\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 00000005\r\n   WARNINGS:       1 00000000 00000008\r\n';
  expect(parseErrorStatus(frame)).toEqual({
    troubles: ['paper-out', 'head-open'],
    paperNearEnd: true,
    errorBits: 5,
  });
  expect(parseErrorStatus('something else')).toBeNull();
});
