import { expect, test } from 'vitest';
import { createReplyReader } from '../../../../hardware/strike/numato/codec.ts';
import { openNumatoLine } from '../../../../hardware/strike/numato/line.ts';
import { usbSerial } from '../../../../hardware/transport/usb-serial.ts';
import { toUtf8 } from '../../../../shared/basics/bytes.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { aBoard, must, plugged } from '../../../harness/devices.ts';

test('an answer is told apart from its echo, in whatever pieces it comes', () => {
  const reader = createReplyReader();
  expect([...'relay read 0\n\roff\n\r>'].flatMap((char) => reader.push(toUtf8(char)))).toEqual([
    { echo: 'relay read 0', answer: 'off' },
  ]);
  expect(reader.push(toUtf8('relay on 0\n\r>gpio read 0\n\r1\n\r>'))).toEqual([
    { echo: 'relay on 0', answer: '' },
    { echo: 'gpio read 0', answer: '1' },
  ]);
});

test('the first thing a board hears is to let go, and that is read back', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  const states: string[] = [];
  strike.onState((state) => states.push(state));
  await clock.advance(200);
  expect(device.heard.filter((word) => word.startsWith('relay')).slice(0, 2)).toEqual([
    'relay writeall 00',
    'relay readall',
  ]);
  expect(states).toEqual(['locked']);
});

test('a release holds for its time and is taken back, also read back', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  const states: string[] = [];
  strike.onState((state) => states.push(state));
  const release = strike.release(5_000);
  await clock.advance(50);
  expect(await release).toEqual(ok());
  expect(device.relay()).toBe('on');
  await clock.advance(4_900);
  expect(device.relay()).toBe('on');
  await clock.advance(100);
  expect(device.relay()).toBe('off');
  expect(states).toEqual(['released', 'locked']);
});

test('a second release while one is under way is refused, and does not make it longer', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  const first = strike.release(2_000);
  await clock.advance(1_000);
  expect(await first).toEqual(ok());
  expect(await strike.release(2_000)).toEqual({ ok: false, error: { code: 'busy' } });
  await clock.advance(1_100);
  expect(device.relay()).toBe('off');
});

test('nobody gets more than the longest release', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  void strike.release(10 * 60_000);
  await clock.advance(strike.maxReleaseMs + 100);
  expect(device.relay()).toBe('off');
});

test('locking in the middle of a release ends it', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  void strike.release(5_000);
  await clock.advance(50);
  const lock = strike.lock();
  await clock.advance(50);
  await lock;
  expect(device.relay()).toBe('off');
});

test('the door is seen to open within a fifth of a second, and a bounce is not an opening', async () => {
  const { clock, device, open } = await aBoard();
  const { sensor } = await open();
  const positions: string[] = [];
  sensor.onPosition((position) => positions.push(position));
  await clock.advance(300);
  expect(positions).toEqual(['closed']);
  device.setInput(0, 0);
  await clock.advance(200);
  expect(sensor.position()).toBe('open');
  device.setInput(0, 1);
  await clock.advance(200);
  positions.length = 0;
  for (let bounce = 0; bounce < 10; bounce++) {
    device.setInput(0, 0);
    await clock.advance(20);
    device.setInput(0, 1);
    await clock.advance(97);
  }
  expect(positions).toEqual([]);
});

test('the hand on the handle is told before the door', async () => {
  const { clock, device, open } = await aBoard();
  const { sensor } = await open();
  await clock.advance(300);
  const told: string[] = [];
  sensor.onExitRequest(() => told.push('exit'));
  sensor.onPosition((position) => told.push(position));
  device.setInput(1, 1);
  await clock.advance(20);
  device.setInput(0, 0);
  await clock.advance(500);
  expect(told).toEqual(['exit', 'open']);
});

test('a board that does not answer makes the door unknown', async () => {
  const { clock, device, open } = await aBoard();
  const { sensor } = await open();
  await clock.advance(300);
  device.setSilent(true);
  await clock.advance(1_000);
  expect(sensor.position()).toBe('unknown');
  device.setSilent(false);
  await clock.advance(1_000);
  expect(sensor.position()).toBe('closed');
});

test('an answer that comes too late is not taken for the answer to the next question', async () => {
  const { clock, device } = await aBoard();
  const line = must(await openNumatoLine(must(usbSerial(plugged(device.wire), clock, 'cdc-acm')), clock));
  device.setLatency(350);
  const late = line.ask('relay readall');
  await clock.advance(300);
  expect(await late).toEqual({ ok: false, error: 'no-answer' });
  device.setLatency(100);
  const next = line.ask('gpio read 0');
  await clock.advance(1_000);
  expect(await next).toEqual(ok('1'));
});
