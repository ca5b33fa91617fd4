import { expect, test } from 'vitest';
import { aBoard } from '../harness/devices.ts';

async function aSeenDoor() {
  const { clock, device, open } = await aBoard();
  const { sensor } = await open();
  await clock.advance(300);
  const told: string[] = [];
  sensor.onPosition((position) => told.push(position));
  sensor.onExitRequest(() => told.push('exit'));
  return { clock, device, sensor, told };
}

test('a cut wire to the reed reads as an open door, not as a closed one', async () => {
  const { clock, device, told } = await aSeenDoor();
  device.setInput(0, 0);
  await clock.advance(500);
  expect(told).toEqual(['open']);
});

test('a door that opens is told within half a second, also on a board that answers slowly', async () => {
  const { clock, device, told } = await aSeenDoor();
  device.setLatency(40);
  device.setInput(0, 0);
  await clock.advance(500);
  expect(told).toEqual(['open']);
});

test('a board that answers nonsense makes the door unknown', async () => {
  const { clock, device, sensor } = await aSeenDoor();
  device.wire.faults.failAlways('read', { code: 'failed', detail: 'scripted' });
  await clock.advance(1_000);
  expect(sensor.position()).toBe('unknown');
  device.wire.faults.clear();
  await clock.advance(2_000);
  expect(sensor.position()).toBe('closed');
});

test('a handle that is held down is one request to leave', async () => {
  const { clock, device, told } = await aSeenDoor();
  device.setInput(1, 1);
  await clock.advance(3_000);
  expect(told).toEqual(['exit']);
});

test('a board that is pulled out makes the door unknown at once', async () => {
  const { device, sensor, told } = await aSeenDoor();
  device.wire.unplug();
  expect(sensor.position()).toBe('unknown');
  expect(told).toEqual(['unknown']);
});

test('a hand that rests on the handle for a while still asks when the door opens', async () => {
  const { clock, device, told } = await aSeenDoor();
  device.setInput(1, 1);
  await clock.advance(20_000);
  device.setInput(0, 0);
  await clock.advance(1_000);
  expect(told).toEqual(['exit', 'exit', 'open']);
});

test('a handle’s contact that is stuck excuses nothing for long', async () => {
  const { clock, device, told } = await aSeenDoor();
  device.setInput(1, 1);
  await clock.advance(60_000);
  device.setInput(0, 0);
  await clock.advance(1_000);
  expect(told).toEqual(['exit', 'open']);
});

test('a door that rattles for less than fifty milliseconds was not opened', async () => {
  const { clock, device, told } = await aSeenDoor();
  // In step with the sensor’s own looks, which come every tenth of a second: seen open once, and not again.
  for (let knock = 0; knock < 50; knock++) {
    device.setInput(0, 0);
    await clock.advance(30);
    device.setInput(0, 1);
    await clock.advance(77);
  }
  expect(told).toEqual([]);
});
