/**
 * The power goes while a resident is at the door, with the whole kiosk and the bytes of its strike: nobody is let in twice
 * by one PIN, what was released stands in the ledger, and what nobody knows becomes a task.
 */
import { expect, test } from 'vitest';
import { EventId } from '../../shared/domain/ids.ts';
import { aWholeKiosk } from '../harness/whole/room.ts';

/** A moment in which the host writes down what it saw. */
const NOTED_MS = 100;
const HOLD_OVER_MS = 10_000;

async function whoWasLetIn() {
  const at = await aWholeKiosk();
  const [id] = await at.bring(1);
  const resident = await at.comesIn();
  expect([at.kiosk.strike.orders(), at.room.board.relay()]).toEqual([1, 'on']);
  const order = (await at.kiosk.page().events()).find(({ type }) => type === 'door.release-ordered');
  /** Asked again by whatever page there is. */
  const repeats = () =>
    at.kiosk.page().client.ask('door.release', {
      event: EventId.parse(order?.id),
      door: at.kiosk.host().foundation.directory.doors[0]?.id as never,
    });
  return { ...at, id, resident, repeats };
}

test('between the release and the opening: the strike holds, the same order opens nothing, the PIN does', async () => {
  const { kiosk, room, clock, cutPower, repeats, comesIn, opensDoor, told, tasks, id } = await whoWasLetIn();
  await clock.advance(NOTED_MS);
  await cutPower();
  expect(room.board.relay()).toBe('off');
  expect(room.act('door', 'open').ok).toBe(false);
  await kiosk.start();
  expect(await repeats()).toMatchObject({ value: { ok: false, error: 'not-justified' } });
  expect([kiosk.strike.orders(), room.board.relay()]).toEqual([1, 'off']);
  expect(await told('door.released', 'session.ended')).toEqual(['door.released', 'session.ended']);
  // The sensor was there all the time: nobody was inside.
  expect(await tasks()).toEqual([]);

  const again = await comesIn();
  expect(again.state()).toMatchObject({ at: 'packages', visit: { packages: [{ id }], door: 'open-now' } });
  expect(await opensDoor()).toBe(true);
  expect([kiosk.strike.orders(), kiosk.strike.releases()]).toEqual([2, 2]);
  expect(await told('door.released')).toHaveLength(2);
});

test('in the moment of the release, before anything of it is on the disk: the order is, and it opens nothing again', async () => {
  const { kiosk, room, cutPower, repeats, told } = await whoWasLetIn();
  await cutPower();
  await kiosk.start();
  expect(await repeats()).toMatchObject({ value: { ok: false, error: 'not-justified' } });
  expect([kiosk.strike.orders(), room.board.relay()]).toEqual([1, 'off']);
  // Who ordered it, and on whose authority, was in the ledger before the strike was told.
  expect(await told('door.release-ordered')).toHaveLength(1);
});

test('between the opening and the confirmation: staff look at the shelf, and the resident finds the package again', async () => {
  const { kiosk, clock, cutPower, opensDoor, closesDoor, comesIn, told, tasks, id } = await whoWasLetIn();
  await opensDoor();
  await cutPower();
  await kiosk.start();
  // It stands open still, and whether it was shut meanwhile the kiosk that starts cannot know.
  expect(await told('door.released', 'door.opened')).toEqual(['door.released', 'door.opened', 'door.opened']);
  const [[kind] = []] = await tasks();
  expect(kind).toBe('unconfirmed');
  expect(await kiosk.page().questions.countInRoom()).toBe(1);

  await closesDoor();
  await clock.advance(HOLD_OVER_MS);
  const again = await comesIn();
  await again.tells({ type: 'tapped-all' });
  expect(again.state()).toMatchObject({ at: 'goodbye', taken: 1, left: 0 });
  expect(await told('package.collected')).toEqual(['package.collected']);
  expect(await kiosk.page().questions.package(id as never)).toMatchObject({ state: 'collected' });
});

test('just after the confirmation was recorded: it is not recorded again, and nothing is left to look for', async () => {
  const { kiosk, cutPower, opensDoor, resident, comesIn, told, tasks, id } = await whoWasLetIn();
  await opensDoor();
  await resident.tells({ type: 'tapped', package: id as never });
  await cutPower();
  await kiosk.start();
  expect(await tasks()).toEqual([]);
  expect(await told('package.collected')).toEqual(['package.collected']);
  // The second armful, within twenty minutes: the door opens when they ask for it, and nothing is given out.
  const again = await comesIn();
  expect(again.state()).toMatchObject({ at: 'back-again', visit: { packages: [] } });
  expect(kiosk.strike.orders()).toBe(1);
});
