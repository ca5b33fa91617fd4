import { expect, test } from 'vitest';
import { createDcttechRelay } from '../../hardware/simulation/dcttech-relay.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { createManualClock } from '../harness/manual-clock.ts';

async function twoDoors() {
  const clock = createManualClock();
  const at = (portPath: string) => ({ vendorId: 0x16c0, productId: 0x05df, serial: null, portPath });
  const front = createDcttechRelay(clock, at('1-3'));
  const back = createDcttechRelay(clock, at('1-4'));
  const wires = [front.wire, back.wire];
  for (const wire of wires) wire.plug();
  const supervisor = createSupervisor({
    clock,
    log: () => undefined,
    source: {
      devices: () => wires.flatMap((wire) => wire.attached() ?? []),
      onChange(listener) {
        for (const wire of wires) wire.onChange(listener);
        return () => undefined;
      },
    },
  });
  supervisor.start();
  await clock.advance(2_000);
  const [one, two] = supervisor.strikes();
  if (!one || !two) throw new Error('there are not two strikes');
  return { clock, supervisor, front, back, one, two };
}

test('one door is released at a time: the other is told that the room is busy, also when both ask at once', async () => {
  const { clock, front, back, one, two } = await twoDoors();
  const first = one.release(2_000);
  const second = two.release(2_000);
  await clock.advance(500);
  expect([await first, await second]).toEqual([ok(), err({ code: 'busy' })]);
  expect(await two.release(2_000)).toEqual(err({ code: 'busy' }));
  expect([front.relays.mask(), back.relays.mask()]).toEqual([1, 0]);
  await clock.advance(2_500);
  const third = two.release(2_000);
  await clock.advance(500);
  expect(await third).toEqual(ok());
  expect([front.relays.mask(), back.relays.mask()]).toEqual([0, 1]);
});

test('a door that does not lock is an alarm, and does not shut the other one', async () => {
  const { clock, supervisor, front, one, two } = await twoDoors();
  void one.release(1_000);
  await clock.advance(500);
  front.relays.setStuck(true);
  await clock.advance(2_000);
  expect(supervisor.health()[0]?.troubles).toContain('stuck');
  const other = two.release(1_000);
  await clock.advance(500);
  expect(await other).toEqual(ok());
});

test('a board that is pulled out while released does not shut the other door', async () => {
  const { clock, front, one, two } = await twoDoors();
  void one.release(5_000);
  await clock.advance(500);
  front.wire.unplug();
  await clock.advance(100);
  const other = two.release(1_000);
  await clock.advance(500);
  expect(await other).toEqual(ok());
});

test('stopping locks both doors', async () => {
  const { clock, supervisor, front, back, two } = await twoDoors();
  void two.release(5_000);
  await clock.advance(500);
  front.relays.switch(0, 'on');
  const stop = supervisor.stop();
  await clock.advance(2_000);
  await stop;
  expect([front.relays.mask(), back.relays.mask()]).toEqual([0, 0]);
  expect(clock.waiting()).toBe(0);
});
