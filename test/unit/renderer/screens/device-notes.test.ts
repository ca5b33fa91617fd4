import { expect, test } from 'vitest';
import { sentenceFor } from '../../../../renderer/screens/device-notes.tsx';
import { en } from '../../../../renderer/words/en.ts';
import type { DeviceTrouble } from '../../../../shared/domain/device-trouble.ts';

const said = (role: 'strike' | 'locker', ...troubles: DeviceTrouble[]) =>
  sentenceFor(en.devices, { role, state: troubles.length > 0 ? 'trouble' : 'gone', troubles, about: null });

test('a door whose sensor alone is missing can be opened, and nobody says otherwise', () => {
  expect(said('strike', 'door-unseen')).toBe(en.devices.sensorGone);
  expect(said('strike', 'no-answer', 'door-unseen')).toBe(en.devices.strikeGone);
  expect(said('strike')).toBe(en.devices.strikeGone);
});

test('a lock that does not lock is said before anything else', () => {
  expect(said('strike', 'stuck', 'door-unseen')).toBe(en.devices.strikeStuck);
});

test('each trouble of the lockers has its own sentence, the one that somebody waits for first', () => {
  expect(said('locker', 'locker-unseen', 'compartment-jammed')).toBe(en.devices.compartmentJammed);
  expect(said('locker', 'locker-unseen', 'compartment-left-open')).toBe(en.devices.lockerUnseen);
  expect(said('locker', 'compartment-left-open')).toBe(en.devices.compartmentLeftOpen);
  expect(said('locker')).toBe(en.devices.lockersGone);
});
