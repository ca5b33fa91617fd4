/** Somebody asks for the door while it still lets somebody else out, with what the board itself hears. */
import { expect, test } from 'vitest';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createDoorRelease } from '../../main/host/door/door-release.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { DoorId, type EventId, UnitId } from '../../shared/domain/ids.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { emptyHead, headOf } from '../../shared/ledger/chain.ts';
import { aBoard } from '../harness/devices.ts';
import { chained, STREAM, sessionId } from '../harness/drafts.ts';
import { seededRandom } from '../harness/randomness.ts';

const MAIN = DoorId.parse('main');
const HOLD_MS = 5_000;

async function bench() {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  const events = new Map<EventId, LedgerEvent>();
  const grants = createGrants(clock, seededRandom(1));
  const noted: unknown[] = [];
  const doors = createDoorRelease({
    admits: async () => true,
    clock,
    journal: { fresh: (id) => events.get(id) ?? null },
    grants,
    doors: [{ id: MAIN, releaseMs: HOLD_MS }],
    strike: () => strike,
    deviceLog: { append: async (type, data) => void noted.push([type, data]) },
    ordered: () => undefined,
  });
  let head = emptyHead(STREAM);
  const ask = (holdMs = HOLD_MS) => {
    const grant = grants.give({ kind: 'resident', unit: UnitId.parse('u-4b') });
    const actor = { kind: 'resident', id: 'u-4b' } as const;
    const data = { door: MAIN, session: sessionId(1), grant: grant.id, holdMs };
    const [event] = chained([{ type: 'door.release-ordered', actor, data }], head);
    if (event === undefined) throw new Error('no event');
    head = headOf(event);
    events.set(event.id, event);
    return doors.release(event.id, MAIN);
  };
  const pulses = () => device.heard.filter((word) => word === 'relay on 0').length;
  return { clock, device, ask, noted, pulses };
}

test('whoever asks while the lock lets somebody out is let in as soon as it holds', async () => {
  const { clock, device, ask, pulses } = await bench();
  const timers = clock.waiting();
  const first = ask();
  await clock.advance(1_000);
  expect(await first).toEqual(ok({ releasedMs: HOLD_MS }));
  const second = ask();
  await clock.advance(3_000);
  expect(pulses()).toBe(1);
  await clock.advance(2_000);
  expect(await second).toEqual(ok({ releasedMs: HOLD_MS }));
  expect([pulses(), device.relay()]).toEqual([2, 'on']);
  await clock.advance(HOLD_MS + 500);
  expect(device.relay()).toBe('off');
  expect(clock.waiting()).toBe(timers);
});

test('who has asked for much more time is not waited for', async () => {
  const { clock, ask, noted, pulses } = await bench();
  const first = ask(30_000);
  await clock.advance(1_000);
  expect((await first).ok).toBe(true);
  const second = ask();
  await clock.advance(10_000);
  expect(await second).toEqual(err('busy'));
  expect(noted).toEqual([['door.not-released', { door: MAIN, why: 'busy' }]]);
  expect(pulses()).toBe(1);
});

test('a lock that sticks meanwhile is no open door', async () => {
  const { clock, device, ask } = await bench();
  const first = ask();
  await clock.advance(1_000);
  await first;
  const second = ask();
  device.setStuck(true);
  await clock.advance(6_000);
  expect(await second).toEqual(err('busy'));
});
