import { expect, test } from 'vitest';
import { aBoard } from '../harness/devices.ts';

test('a relay that does not let go is an alarm after a second, and is told again until it does', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  const states: string[] = [];
  strike.onState((state) => states.push(state));
  void strike.release(2_000);
  await clock.advance(500);
  device.setStuck(true);
  await clock.advance(1_500 + 1_200);
  expect(states).toEqual(['released', 'stuck']);
  expect(device.heard.filter((word) => word === 'relay writeall 00').length).toBeGreaterThan(5);
  expect(await strike.release(2_000)).toEqual({ ok: false, error: { code: 'busy' } });

  device.setStuck(false);
  await clock.advance(300);
  expect(device.relay()).toBe('off');
  expect(states).toEqual(['released', 'stuck', 'locked']);
});

test('a board that falls silent while released is an alarm too', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  const states: string[] = [];
  strike.onState((state) => states.push(state));
  void strike.release(2_000);
  await clock.advance(500);
  device.setSilent(true);
  await clock.advance(5_000);
  expect(states).toEqual(['released', 'stuck']);
  device.setSilent(false);
  await clock.advance(1_000);
  expect(device.relay()).toBe('off');
  expect(states.at(-1)).toBe('locked');
});

test('a board that never answers does not say that it released, and the door stays locked', async () => {
  const { clock, device, open } = await aBoard();
  const { strike } = await open();
  await clock.advance(200);
  device.setSilent(true);
  const release = strike.release(5_000);
  await clock.advance(1_500);
  expect(await release).toEqual({ ok: false, error: { code: 'not-released' } });
  expect(device.relay()).toBe('off');
});
