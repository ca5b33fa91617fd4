/**
 * The strike is dead, or lies, while a resident stands at the door: with the whole kiosk and the bytes of its board. They
 * are told, nothing is given out, staff see it, and the same PIN goes on as soon as the strike obeys again.
 */
import { expect, test } from 'vitest';
import { aWholeKiosk } from '../harness/whole/room.ts';

const LOCKS_MS = 1_000;
/** The driver's own attempts to see the strike locked again, and the supervisor's to open the board anew. */
const RECOVERS_MS = 15_000;

async function strikeHealth({ kiosk }: Awaited<ReturnType<typeof aWholeKiosk>>) {
  const read = await kiosk.page().client.ask('devices.read', {});
  return read.ok ? read.value.devices.find(({ role }) => role === 'strike') : undefined;
}

test('a board that neither obeys nor answers: it is said, it is in the ledger, and the door opens when it is back', async () => {
  const at = await aWholeKiosk();
  const { room, comesIn, opensDoor, told, clock, kiosk } = at;
  await at.bring(1);
  room.board.setSilent(true);
  const resident = await comesIn();
  expect(resident.state()).toMatchObject({ at: 'packages', visit: { door: 'did-not-open', wasOpen: false } });
  expect([room.board.relay(), await opensDoor()]).toEqual(['off', false]);
  expect(await told('door.released', 'door.not-released')).toEqual(['door.not-released']);
  expect((await strikeHealth(at))?.state).not.toBe('ready');
  await resident.tells({ type: 'open-door' });
  expect(resident.state()).toMatchObject({ visit: { door: 'did-not-open' } });

  room.board.setSilent(false);
  await clock.advance(RECOVERS_MS);
  await resident.tells({ type: 'open-door' });
  expect(resident.state()).toMatchObject({ visit: { door: 'open-now', wasOpen: true } });
  expect([room.board.relay(), await opensDoor()]).toEqual(['on', true]);
  expect(kiosk.strike.releases()).toBe(1);
  expect(await told('door.released')).toEqual(['door.released']);
});

test('a board that obeys and does not answer: what it may have released is taken back, and is no forced door', async () => {
  const at = await aWholeKiosk();
  const { room, comesIn, opensDoor, told, clock, kiosk } = at;
  await at.bring(1);
  room.board.habits.isMute = true;
  const resident = await comesIn();
  expect(resident.state()).toMatchObject({ visit: { door: 'did-not-open' } });
  // It was on for a moment, which nobody could see: it is told to hold again until it is seen to.
  expect(kiosk.strike.releases()).toBe(1);
  await clock.advance(LOCKS_MS);
  expect(room.board.relay()).toBe('off');
  expect(await opensDoor()).toBe(false);

  room.board.habits.isMute = false;
  await clock.advance(RECOVERS_MS);
  await resident.tells({ type: 'open-door' });
  expect([room.board.relay(), await opensDoor()]).toEqual(['on', true]);
  expect(await told('door.forced')).toEqual([]);
});

test('a board that says it obeyed, and whose relay never moved: nobody is told that the door is open', async () => {
  const at = await aWholeKiosk();
  const { room, comesIn, told } = at;
  await at.bring(1);
  const { relays } = room.board;
  const stop = relays.onChange(() => relays.mask() !== 0 && relays.allOff());
  const resident = await comesIn();
  expect(resident.state()).toMatchObject({ visit: { door: 'did-not-open' } });
  expect(await told('door.released', 'door.not-released')).toEqual(['door.not-released']);
  stop();
  await resident.tells({ type: 'finish' });
  expect(resident.state()).toMatchObject({ at: 'goodbye', taken: 0, left: 1 });
  // Nobody was inside: there is nothing to look for.
  expect(await at.tasks()).toEqual([]);
});

test('a contact that is welded: the door stays open, everybody is told, and the visit goes on', async () => {
  const at = await aWholeKiosk();
  const { room, comesIn, opensDoor, told, clock } = at;
  const [id] = await at.bring(1);
  const resident = await comesIn();
  room.board.setStuck(true);
  await opensDoor();
  await clock.advance(RECOVERS_MS);
  expect(room.board.relay()).toBe('on');
  expect(await told('door.released', 'door.stuck')).toEqual(['door.released', 'door.stuck']);
  expect((await strikeHealth(at))?.troubles).toContain('stuck');
  await resident.tells({ type: 'tapped', package: id as never });
  expect(resident.state()).toMatchObject({ at: 'goodbye', taken: 1 });
});
