/** Couriers wedge the door open with a trolley: the room is told, and every parcel comes in as before. */
import { expect, test } from 'vitest';
import { byKiosk } from '../../renderer/desk/desk.ts';
import { DoorId } from '../../shared/domain/ids.ts';
import { courierAtWork } from '../harness/courier-desk.ts';
import { resident } from '../harness/people.ts';

test('the alarm is in the ledger, and the parcels before and after it are too', async () => {
  const courier = await courierAtWork();
  const takeIn = async (text: string) => {
    courier.scan(text);
    await courier.reach('unit');
    courier.tap({ type: 'unit-entered', name: '4B' });
    courier.tap({ type: 'resident-chosen', resident });
    await courier.reach('placing');
  };
  await takeIn('1Z5R89390357567127');
  const door = DoorId.parse('main');
  const kept = await courier.ledger.append([
    { type: 'door.held-open', actor: byKiosk(courier.desk), data: { log: 1, door } },
  ]);
  expect(kept.ok).toBe(true);
  expect(await courier.questions.doors()).toMatchObject([{ door, alarm: 'held-open' }]);
  await courier.clock.advance(5_000);
  await takeIn('1Z12345E0205271688');
  courier.tap({ type: 'finish' });
  courier.tap({ type: 'all-in-place' });
  await courier.reach('goodbye');
  expect(await courier.questions.everythingInRoom()).toHaveLength(2);
});
