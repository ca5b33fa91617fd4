import { expect, test } from 'vitest';
import { createSimulatedRoom } from '../../hardware/simulation/room.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import { ok } from '../../shared/basics/result.ts';
import { must, seededBytes } from '../harness/devices.ts';
import { createManualClock } from '../harness/manual-clock.ts';

async function aRunningRoom() {
  const clock = createManualClock();
  const room = createSimulatedRoom({ clock, random: seededBytes('strike'), people: [] });
  const supervisor = createSupervisor({ source: room.source, clock, log: () => undefined });
  supervisor.start();
  await clock.advance(1_000);
  return { clock, room, supervisor };
}

test('unplugged while released, and plugged in again: the first word it hears is to let go', async () => {
  const { clock, room, supervisor } = await aRunningRoom();
  const states: string[] = [];
  supervisor.onStrike((state) => states.push(state));
  const release = supervisor.strike()?.release(5_000);
  await clock.advance(100);
  expect(await release).toEqual(ok());

  must(room.act('strike', 'unplug'));
  await clock.advance(10_000);
  expect(room.snapshot().strike).toMatchObject({ plugged: false, relay: 'on' });
  expect(supervisor.strike()).toBeNull();
  expect(supervisor.doorPosition()).toBe('unknown');
  expect(states).toEqual(['released', 'unknown']);
  expect(supervisor.health().find((one) => one.role === 'strike')?.state).toBe('gone');

  const heardBefore = room.board.heard.length;
  must(room.act('strike', 'plug'));
  await clock.advance(1_000);
  expect(room.board.heard.slice(heardBefore).find((word) => word.startsWith('relay'))).toBe(
    'relay writeall 00',
  );
  expect(room.snapshot().strike.relay).toBe('off');
  expect(states).toEqual(['released', 'unknown', 'locked']);
  expect(supervisor.health().find((one) => one.role === 'strike')?.state).toBe('ready');
});

test('a release asked of a strike that was just unplugged says that it is gone', async () => {
  const { clock, room, supervisor } = await aRunningRoom();
  const strike = supervisor.strike();
  must(room.act('strike', 'unplug'));
  await clock.advance(1);
  expect(await strike?.release(5_000)).toEqual({ ok: false, error: { code: 'gone' } });
});

test('the kiosk stops while the door is released: it is locked before anything is given back', async () => {
  const { clock, room, supervisor } = await aRunningRoom();
  void supervisor.strike()?.release(5_000);
  await clock.advance(100);
  const stop = supervisor.stop();
  await clock.advance(100);
  await stop;
  expect(room.snapshot().strike.relay).toBe('off');
  expect(clock.waiting()).toBe(0);
});

test('a strike that is stuck does not keep the kiosk from stopping, and the log says so', async () => {
  const clock = createManualClock();
  const room = createSimulatedRoom({ clock, random: seededBytes('strike'), people: [] });
  const situations: string[] = [];
  const supervisor = createSupervisor({
    source: room.source,
    clock,
    log: (line) => situations.push(line.situation),
  });
  supervisor.start();
  await clock.advance(1_000);
  void supervisor.strike()?.release(1_000);
  await clock.advance(500);
  must(room.act('strike', 'stick'));
  let hasStopped = false;
  void supervisor.stop().finally(() => {
    hasStopped = true;
  });
  await clock.advance(3_100);
  expect(hasStopped).toBe(true);
  expect(situations).toContain('strike-not-locked-at-stop');
});
