import { expect, test } from 'vitest';
import { guidance } from '../../../../renderer/room/guide-steps.ts';
import { aParcel, aRoom } from './a-room.ts';

const label = { jobId: '7F3A', zpl: '^XA^XZ', at: '2026-11-23T09:00:00.000Z', isTaken: false };
const scanned = { ...aParcel('p2', 'UPS', '4B'), state: 'scanned' } as const;

test('the example is a parcel with which one can go all the way', () => {
  expect(guidance(aRoom()).example).toMatchObject({ parcel: { id: 'p2' }, code: '123456', pin: '271828' });
});

test('it stays the same one after it was scanned', () => {
  expect(guidance(aRoom({ parcels: [scanned, aParcel('p4', 'UPS', '1A')] })).example?.parcel.id).toBe('p2');
});

test('without codes there is no example, and no step is said to be done', () => {
  expect(guidance(aRoom({ couriers: [] }))).toEqual({ example: null, done: [] });
});

test('the courier is known once the lock lets go', () => {
  const strike = { plugged: true, relay: 'on', releasedMsLeft: 4_000, stuck: false } as const;
  expect(guidance(aRoom({ strike })).done).toEqual(['courier']);
});

test('a parcel goes in step by step', () => {
  const parcels = [scanned];
  expect(guidance(aRoom({ parcels })).done).toEqual(['courier', 'scan']);
  expect(guidance(aRoom({ parcels, labels: [label] })).done).toEqual(['courier', 'scan', 'print']);
  const labels = [{ ...label, isTaken: true }];
  expect(guidance(aRoom({ parcels, labels })).done).toEqual(['courier', 'scan', 'print', 'stick']);
});

test('labels of another day do not count before this parcel is scanned', () => {
  expect(guidance(aRoom({ labels: [{ ...label, isTaken: true }] })).done).toEqual([]);
});
