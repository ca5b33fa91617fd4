import { expect, test } from 'vitest';
import { createSimulatedWire } from '../../../../hardware/simulation/simulated-wire.ts';
import { exclusive } from '../../../../hardware/transport/exclusive.ts';
import { must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

async function aWire() {
  const clock = createManualClock();
  let room = 0;
  const taken: string[] = [];
  const device = createSimulatedWire(clock, {
    identity: { vendorId: 1, productId: 2, serial: null, portPath: '1-1' },
    interfaces: [],
    takes(_endpoint, bytes) {
      const count = Math.min(room, bytes.length);
      room -= count;
      if (count > 0) taken.push(new TextDecoder().decode(bytes.subarray(0, count)));
      return count;
    },
    answers: () => 'nothing',
  });
  const wire = exclusive(plugged(device), clock);
  must(await wire.open({ deadlineMs: 100 }));
  const makeRoom = (bytes: number) => {
    room += bytes;
    device.resume();
  };
  const write = (text: string, deadlineMs: number, signal?: AbortSignal) =>
    wire.write(1, new TextEncoder().encode(text), signal ? { deadlineMs, signal } : { deadlineMs });
  return { clock, wire, taken, makeRoom, write };
}

test('two writers do not mix their bytes', async () => {
  const { clock, taken, makeRoom, write } = await aWire();
  const both = Promise.all([write('aaaa', 1_000), write('bbbb', 1_000)]);
  await clock.settle();
  makeRoom(2);
  await clock.advance(10);
  makeRoom(6);
  await clock.advance(10);
  expect((await both).map((result) => result.ok)).toEqual([true, true]);
  expect(taken.join('')).toBe('aaaabbbb');
});

test('waiting counts for the deadline, and who waited in vain has sent nothing', async () => {
  const { clock, taken, write } = await aWire();
  const first = write('aaaa', 1_000);
  const second = write('bbbb', 300);
  await clock.advance(300);
  expect(await second).toEqual({ ok: false, error: { code: 'deadline', transferred: 0 } });
  await clock.advance(700);
  expect(await first).toEqual({ ok: false, error: { code: 'deadline', transferred: 0 } });
  expect(taken).toEqual([]);
});

test('the turn comes with only what is left of the deadline', async () => {
  const { clock, write } = await aWire();
  const first = write('aaaa', 200);
  const second = write('bbbb', 500);
  await clock.advance(200);
  await first;
  let isDone = false;
  void second.finally(() => {
    isDone = true;
  });
  await clock.advance(299);
  expect(isDone).toBe(false);
  await clock.advance(1);
  expect(await second).toEqual({ ok: false, error: { code: 'deadline', transferred: 0 } });
});

test('somebody who no longer wants to wait leaves the queue, and the next one is served', async () => {
  const { clock, taken, makeRoom, write } = await aWire();
  const first = write('aaaa', 1_000);
  const leaving = new AbortController();
  const second = write('bbbb', 1_000, leaving.signal);
  const third = write('cccc', 1_000);
  leaving.abort();
  expect(await second).toEqual({ ok: false, error: { code: 'aborted', transferred: 0 } });
  makeRoom(8);
  await clock.settle();
  expect((await first).ok && (await third).ok).toBe(true);
  expect(taken.join('')).toBe('aaaacccc');
});

test('reading is not held up by a write that is stuck', async () => {
  const { clock, wire, write } = await aWire();
  void write('aaaa', 10_000);
  const read = wire.read(0x81, 64, { deadlineMs: 100 });
  await clock.advance(100);
  expect(await read).toEqual({ ok: false, error: { code: 'deadline', transferred: 0 } });
});

test('closing ends what is under way and sends away who waits', async () => {
  const { clock, wire, write } = await aWire();
  const all = Promise.all([write('aaaa', 10_000), write('bbbb', 10_000)]);
  await clock.settle();
  await wire.close();
  expect((await all).map((result) => !result.ok && result.error.code)).toEqual(['aborted', 'aborted']);
  expect(clock.waiting()).toBe(0);
});
