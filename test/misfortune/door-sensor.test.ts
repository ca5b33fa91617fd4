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
