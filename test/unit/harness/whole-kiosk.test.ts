import { expect, test } from 'vitest';
import { aWholeKiosk } from '../../harness/whole/room.ts';

test('whoever tests the door sees it open: a resident with the right PIN, and nobody before', async () => {
  const { kiosk, bring, phone } = await aWholeKiosk();
  await bring(1);
  const resident = kiosk.page().resident();
  await resident.tells({ type: 'unit-entered', name: phone.unit }, { type: 'pin-entered', pin: '000000' });
  expect(resident.state()).toMatchObject({ at: 'pin', refused: { why: 'wrong' } });
  expect([kiosk.strike.orders(), kiosk.strike.releases()]).toEqual([0, 0]);
  await resident.tells({ type: 'pin-entered', pin: phone.pin });
  expect(resident.state()).toMatchObject({ at: 'packages', visit: { door: 'open-now' } });
  expect([kiosk.strike.orders(), kiosk.strike.releases()]).toEqual([1, 1]);
  await kiosk.page().drained();
  expect((await kiosk.page().events()).map(({ type }) => type)).toContain('door.released');
});

test('a power cut lets go of the strike, and the kiosk that starts again knows what it knew', async () => {
  const { kiosk, bring, phone, room } = await aWholeKiosk();
  const [id] = await bring(1);
  const resident = kiosk.page().resident();
  await resident.tells({ type: 'unit-entered', name: phone.unit }, { type: 'pin-entered', pin: phone.pin });
  expect(room.board.relay()).toBe('on');
  await kiosk.cutPower();
  expect(room.board.relay()).toBe('off');
  await kiosk.start();
  expect(await kiosk.page().questions.everythingInRoom()).toMatchObject([{ id }]);
});
