/**
 * The door's sensor is dead while a resident picks something up: the kiosk cannot see the door. The strike obeys, the visit
 * goes on, staff read that the door is not seen, and what nobody said of the shelf is a task, as if it had been open.
 */
import { expect, test } from 'vitest';
import { closeAbandoned } from '../../renderer/desk/abandoned.ts';
import type { ResidentDesk } from '../harness/resident-desk.ts';
import { aWholeKiosk } from '../harness/whole/room.ts';

const REED = 0;
/** Some looks of the sensor. */
const LOOKS_MS = 2_000;

async function aRoomWithSensor(wire: 'cut' | 'shorted' | 'broken') {
  const at = await aWholeKiosk();
  const ids = await at.bring(2);
  const breaks = async () => {
    at.room.board.setWire(REED, wire);
    await at.clock.advance(LOOKS_MS);
  };
  const troubles = async () => {
    const read = await at.kiosk.page().client.ask('devices.read', {});
    const strike = read.ok ? read.value.devices.find(({ role }) => role === 'strike') : undefined;
    return strike?.troubles ?? [];
  };
  const walksAway = (resident: ResidentDesk) =>
    closeAbandoned(at.kiosk.page().desk, { flow: 'pickup', state: resident.state() }, 'idle');
  const kinds = async () => (await at.tasks()).map(([kind]) => kind);
  return { ...at, ids, breaks, troubles, walksAway, kinds };
}

test('one that tells nothing: the door opens, the packages are given out, and staff read that it is not seen', async () => {
  const at = await aRoomWithSensor('broken');
  await at.breaks();
  expect(await at.troubles()).toEqual(['door-unseen']);
  expect(await at.told('door.unknown')).toHaveLength(1);
  const resident = await at.comesIn();
  expect(resident.state()).toMatchObject({ visit: { door: 'open-now' } });
  expect(await at.opensDoor()).toBe(true);
  await resident.tells({ type: 'tapped-all' });
  expect(resident.state()).toMatchObject({ at: 'goodbye', taken: 2 });
  expect(await at.kinds()).toEqual([]);
  expect(await at.told('door.forced', 'door.held-open')).toEqual([]);
});

test('one that tells nothing, and a resident who leaves without a word: staff look at the shelf', async () => {
  const at = await aRoomWithSensor('broken');
  const resident = await at.comesIn();
  await at.breaks();
  await at.opensDoor();
  await at.walksAway(resident);
  expect(await at.kinds()).toEqual(['unconfirmed']);
});

test('one whose wire is cut reads as an open door: it is an alarm, and the pickup goes on', async () => {
  const at = await aRoomWithSensor('cut');
  await at.breaks();
  expect(await at.told('door.opened', 'door.forced')).toEqual(['door.opened', 'door.forced']);
  const resident = await at.comesIn();
  expect(resident.state()).toMatchObject({ visit: { door: 'open-now' } });
  await resident.tells({ type: 'tapped', package: at.ids[0] as never });
  await at.walksAway(resident);
  expect(await at.kinds()).toEqual(['unconfirmed']);
});

test('one that reads closed for ever: who took one package was inside, and the other one is looked for', async () => {
  const at = await aRoomWithSensor('shorted');
  await at.breaks();
  const resident = await at.comesIn();
  await at.opensDoor();
  expect(await at.told('door.opened')).toEqual([]);
  await resident.tells({ type: 'tapped', package: at.ids[0] as never });
  expect(resident.state()).toMatchObject({ at: 'packages', visit: { taken: [at.ids[0]] } });
  await at.walksAway(resident);
  expect(await at.kinds()).toEqual(['unconfirmed']);
});

test('the same, and the power goes: what the ledger has of the visit is enough to know it', async () => {
  const at = await aRoomWithSensor('shorted');
  await at.breaks();
  const resident = await at.comesIn();
  await at.opensDoor();
  await resident.tells({ type: 'tapped', package: at.ids[0] as never });
  await at.cutPower();
  await at.kiosk.start();
  expect(await at.kinds()).toEqual(['unconfirmed']);
});
