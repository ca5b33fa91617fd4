import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDeviceProcess, type ProcessSituation } from '../../../../hardware/process/device-process.ts';
import { followProcess } from '../../../../hardware/process/remote.ts';
import { serveDevices } from '../../../../hardware/process/serve.ts';
import { createSimulatedRoom } from '../../../../hardware/simulation/room.ts';
import { createSupervisor, USUAL_SETTINGS } from '../../../../hardware/supervisor/supervisor.ts';
import type { Clock } from '../../../../shared/basics/clock.ts';
import { createLine, startTestProcess, type TestProcess } from '../../../harness/device-line.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { createMortalProcess } from '../../../harness/mortal-process.ts';
import { seededRandom } from '../../../harness/randomness.ts';

const QUICK = { deadlineMs: 1_000 };

/** `machine` is the time of the devices and their process, `clock` the kiosk's, which may stand still. */
async function aKiosk(machine = createManualClock(), clock: Clock = machine) {
  const room = createSimulatedRoom({ clock: machine, random: seededRandom(1), people: [] });
  const processes: TestProcess[] = [];
  const log: ProcessSituation[] = [];
  const devices = createDeviceProcess({
    start() {
      const started = startTestProcess(room.source, machine);
      processes.push(started);
      return started;
    },
    clock,
    log: (situation) => log.push(situation),
  });
  devices.use({ settings: USUAL_SETTINGS, said: {} });
  await machine.settle();
  const process = () => processes.at(-1) ?? expect.fail('no process');
  return { clock: machine, room, processes, process, log, devices };
}

async function aReadyKiosk(machine = createManualClock(), clock: Clock = machine) {
  const kiosk = await aKiosk(machine, clock);
  const { devices } = kiosk;
  const supervisor = createSupervisor({
    source: devices.source,
    clock,
    log: () => undefined,
    guard: devices.guard,
  });
  supervisor.start();
  await machine.advance(2_000);
  const strike = () => supervisor.strike() ?? expect.fail('no strike');
  return { ...kiosk, supervisor, strike };
}

describe('devices in another process', () => {
  test('are the same devices: who they are, what they have, and when they are gone', async () => {
    const { clock, room, devices } = await aKiosk();
    expect(await devices.ready()).toEqual({ ok: true, value: undefined });
    expect(devices.source.devices().map(({ identity }) => identity)).toEqual(
      room.source.devices().map(({ identity }) => identity),
    );
    const [printer] = devices.source.devices();
    let isGone = false;
    printer?.onGone(() => {
      isGone = true;
    });
    room.printer.wire.unplug();
    await clock.settle();
    expect(isGone).toBe(true);
    expect(devices.source.devices()).toHaveLength(2);
    expect(await printer?.open(QUICK)).toEqual({ ok: false, error: { code: 'gone' } });
  });

  test('a driver works through it as it does without it: the strike is locked, released, and locked in time', async () => {
    const { clock, room, supervisor, strike } = await aReadyKiosk();
    expect(supervisor.health().map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    const [released] = await Promise.all([strike().release(3_000), clock.advance(500)]);
    expect(released).toEqual({ ok: true, value: undefined });
    expect(room.board.relay()).toBe('on');
    await clock.advance(4_000);
    expect(room.board.relay()).toBe('off');
  });

  test('what a caller calls off is called off at the other end, and the next read gets what comes', async () => {
    const { clock, room, devices } = await aKiosk();
    const [, scanner] = devices.source.devices();
    const [endpoint] = scanner?.interfaces[0]?.endpoints ?? [];
    if (!scanner || !endpoint) return expect.fail('no scanner');
    await Promise.all([scanner.open(QUICK), clock.advance(50)]);
    const toHidPos = { requestType: 0x21, request: 0x09, value: 0x03fe, index: 0 };
    const set = scanner.controlOut(toHidPos, Uint8Array.of(0xfe, 0x01), QUICK);
    await clock.advance(50);
    expect(await set).toMatchObject({ ok: true });
    const controller = new AbortController();
    const read = scanner.read(endpoint.address, 64, { deadlineMs: 60_000, signal: controller.signal });
    await clock.advance(10);
    controller.abort();
    await clock.advance(50);
    expect(await read).toMatchObject({ ok: false, error: { code: 'aborted' } });
    const next = scanner.read(endpoint.address, 64, QUICK);
    room.scanner.scan('HELLO', ']C0');
    await clock.advance(1_500);
    expect(await next).toMatchObject({ ok: true });
  });

  test('a call that nobody answers ends a little after its own deadline, and the process with it', async () => {
    const { clock, process, devices, log, processes } = await aKiosk();
    const [printer] = devices.source.devices();
    process().hang();
    const opened = printer?.open({ deadlineMs: 100 });
    await clock.advance(2_200);
    expect(await opened).toEqual({ ok: false, error: { code: 'gone' } });
    expect(processes[0]?.isRunning()).toBe(false);
    expect(log).toContain('silent');
  });
});

describe('the device process', () => {
  test('that dies is followed by another within two seconds, and the strike is locked before all else', async () => {
    const { clock, room, process, processes, strike } = await aReadyKiosk();
    await Promise.all([strike().release(4_000), clock.advance(500)]);
    expect(room.board.relay()).toBe('on');
    process().die();
    await clock.advance(2_000);
    expect(processes).toHaveLength(2);
    expect(room.board.relay()).toBe('off');
    expect(strike().state()).toBe('locked');
  });

  test('that hangs is ended after three unanswered seconds and replaced', async () => {
    const { clock, process, processes, log, supervisor } = await aReadyKiosk();
    process().hang();
    await clock.advance(6_000);
    expect(log).toEqual(['started', 'silent', 'started']);
    expect(processes).toHaveLength(2);
    expect(supervisor.strike()?.state()).toBe('locked');
  });

  test('that dies again and again is started with pauses, never more than two seconds apart', async () => {
    const { clock, process, processes } = await aKiosk();
    for (let round = 0; round < 8; round += 1) {
      const before = processes.length;
      process().die();
      await clock.advance(2_000);
      expect(processes.length).toBe(before + 1);
    }
  });

  test('is not taken for hanging because the kiosk itself stood still for a minute', async () => {
    const { clock, processes } = await aReadyKiosk();
    // A machine that slept: all timers are late, and every answer was there in time.
    await clock.advance(60_000);
    expect(processes).toHaveLength(1);
  });

  test('is told to go at a stop, and leaves no timer behind', async () => {
    const { clock, devices, supervisor, process } = await aReadyKiosk();
    await Promise.all([supervisor.stop(), clock.advance(3_000)]);
    await Promise.all([devices.stop(), clock.advance(100)]);
    expect(process().isRunning()).toBe(false);
    expect(clock.waiting()).toBe(0);
  });

  test('that does not go when it is told to is ended', async () => {
    const { clock, devices, process } = await aKiosk();
    process().hang();
    await Promise.all([devices.stop(), clock.advance(2_500)]);
    expect(process().isRunning()).toBe(false);
  });
});

describe('the guard in the device process', () => {
  test('locks when the kiosk stands still while a strike is released; it finds its devices again afterwards', async () => {
    const machine = createManualClock();
    const kiosk = createMortalProcess(machine);
    const { room, processes, strike } = await aReadyKiosk(machine, kiosk.clock);
    await Promise.all([strike().release(4_000), machine.advance(100)]);
    kiosk.freeze();
    await machine.advance(1_400);
    expect(room.board.relay()).toBe('on');
    await machine.advance(1_100);
    expect(room.board.relay()).toBe('off');
    await machine.advance(1_000);
    expect(processes[0]?.told).toEqual(['kiosk-lost', 'locked']);
    expect(processes[0]?.isRunning()).toBe(false);

    kiosk.thaw();
    await machine.advance(4_000);
    expect(processes).toHaveLength(2);
    expect(strike().state()).toBe('locked');
  });

  test('a kiosk that dies while nothing is released leaves nothing to lock: the process just ends', async () => {
    const { clock, room, process } = await aReadyKiosk();
    const first = process();
    first.port.close();
    await clock.advance(100);
    expect(first.isRunning()).toBe(false);
    expect(first.told).toEqual([]);
    expect(room.board.relay()).toBe('off');
  });
});

describe('words that nobody understands', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.record({ say: fc.constantFrom('call', 'abort', 'arm', 'devices', 'answer', 'gone', 'settings') }),
  );
  const cloneable = (value: unknown) => {
    try {
      structuredClone(value);
      return true;
    } catch {
      return false;
    }
  };

  test('property: the process lets them pass, and goes on serving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything.filter(cloneable), { maxLength: 10 }), async (words) => {
        const clock = createManualClock();
        const room = createSimulatedRoom({ clock, random: seededRandom(1), people: [] });
        const { kiosk, process } = createLine();
        const heard: unknown[] = [];
        kiosk.onMessage((message) => heard.push(message));
        serveDevices({
          port: process,
          source: room.source,
          clock,
          tell: () => undefined,
          done: () => undefined,
        });
        for (const word of words) kiosk.send(word);
        await clock.settle();
        kiosk.send({ say: 'are-you-there' });
        await clock.settle();
        expect(heard.at(-1)).toEqual({ say: 'here' });
      }),
      { numRuns: 60 },
    );
  });

  test('property: the kiosk takes the process for broken, and never breaks itself', async () => {
    await fc.assert(
      fc.asyncProperty(anything.filter(cloneable), async (word) => {
        const clock = createManualClock();
        const { kiosk, process } = createLine();
        const broken: string[] = [];
        const remote = followProcess(kiosk, clock, {
          devicesChanged: () => undefined,
          heard: () => undefined,
          noUsb: () => undefined,
          broken: (why) => broken.push(why),
        });
        process.send(word);
        await clock.settle();
        expect(broken).toEqual(['not-understood']);
        remote.end();
      }),
      { numRuns: 200 },
    );
  });
});
