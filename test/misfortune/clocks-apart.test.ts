/**
 * The server that signs a pass and the kiosk that reads it have clocks of their own. Fifteen minutes apart, nobody notices;
 * further, the resident reads from when, or until when, the pass is good, and their PIN opens all the same.
 */
import { expect, test } from 'vitest';
import { verifyPass } from '../../renderer/desk/pickup.ts';
import { formatsFor } from '../../renderer/words/formats.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import { passFor } from '../harness/whole/pass-for.ts';
import { aWholeKiosk } from '../harness/whole/room.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function aKioskWithPackages() {
  const at = await aWholeKiosk();
  await at.bring(1);
  return { ...at, show: (token: string) => verifyPass(at.kiosk.page().desk, token) };
}

test.each([1, 10, 15])('the server is %d minutes ahead: its new pass opens at once', async (minutes) => {
  const at = await aKioskWithPackages();
  const { token } = await passFor(at, minutes * MINUTE_MS);
  expect(await at.show(token)).toMatchObject({ type: 'pin-granted', packages: [{ unit: at.unit }] });
});

test('the server is three hours ahead: it is said from when the pass is good, the PIN opens, and so does the pass then', async () => {
  const at = await aKioskWithPackages();
  const { token } = await passFor(at, 3 * HOUR_MS);
  const shown = await at.show(token);
  const from = new Date(at.clock.now() + 3 * HOUR_MS).toISOString();
  expect(shown).toEqual({ type: 'pass-refused', refused: { answer: 'not-yet', from } });
  // In the words of the house and the time of the house.
  const { timeZone } = at.kiosk.host().foundation.directory.property;
  const when = formatsFor('en', timeZone).dayAndTime(Date.parse(from));
  expect(wordsFor('en').pass.goodFrom(when)).toBe('It is good from Nov 23, 2026, 7:00 AM.');
  expect([at.kiosk.strike.orders(), at.room.board.relay()]).toEqual([0, 'off']);
  expect(await at.told('credential.refused')).toHaveLength(1);

  const resident = await at.comesIn();
  expect(resident.state()).toMatchObject({ at: 'packages', visit: { door: 'open-now' } });
  await at.clock.advance(3 * HOUR_MS - 15 * MINUTE_MS);
  expect(await at.show(token)).toMatchObject({ type: 'pin-granted' });
});

test('the kiosk is a day ahead: a pass for an hour has run out for it, and it is said until when it was good', async () => {
  const at = await aKioskWithPackages();
  const { token } = await passFor(at);
  const until = new Date(at.clock.now() + HOUR_MS).toISOString();
  at.clock.setWall(at.clock.now() + 24 * HOUR_MS);
  expect(await at.show(token)).toEqual({ type: 'pass-refused', refused: { answer: 'expired', until } });
  expect((await at.comesIn()).state()).toMatchObject({ visit: { door: 'open-now' } });
});

test('the kiosk’s clock is set back by a year: no old pass comes back, and one of today opens all the same', async () => {
  const at = await aKioskWithPackages();
  const { token } = await passFor(at, -2 * HOUR_MS, -HOUR_MS);
  expect(await at.show(token)).toMatchObject({ refused: { answer: 'expired' } });
  const fresh = await passFor(at);
  at.clock.setWall(at.clock.now() - 365 * 24 * HOUR_MS);
  expect(await at.show(token)).toMatchObject({ refused: { answer: 'expired' } });
  // Its own time goes on, whatever the clock on the wall says.
  expect(await at.show(fresh.token)).toMatchObject({ type: 'pin-granted' });
  await at.kiosk.restart();
  expect(await at.show(token)).toMatchObject({ refused: { answer: 'expired' } });
  expect(await at.show(fresh.token)).toMatchObject({ type: 'pin-granted' });
});
