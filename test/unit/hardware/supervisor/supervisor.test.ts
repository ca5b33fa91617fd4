import { expect, test } from 'vitest';
import { createSimulatedRoom } from '../../../../hardware/simulation/room.ts';
import { recognise } from '../../../../hardware/supervisor/catalog.ts';
import { createSupervisor } from '../../../../hardware/supervisor/supervisor.ts';
import { LABEL, must, seededBytes } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

async function aRoom(prepare: (room: ReturnType<typeof createSimulatedRoom>) => void = () => undefined) {
  const clock = createManualClock();
  const room = createSimulatedRoom({ clock, random: seededBytes('supervisor'), people: [] });
  prepare(room);
  const supervisor = createSupervisor({ source: room.source, clock, log: () => undefined });
  const healthOf = (role: string) => supervisor.health().find((one) => one.role === role);
  supervisor.start();
  await clock.advance(1_000);
  return { clock, room, supervisor, healthOf };
}

test('three devices on the table are found by themselves within a second', async () => {
  const { supervisor } = await aRoom();
  expect(
    supervisor
      .health()
      .map(({ role, state }) => `${role} ${state}`)
      .sort(),
  ).toEqual(['printer ready', 'scanner ready', 'strike ready']);
  expect(supervisor.printer()).not.toBeNull();
  expect(supervisor.strike()).not.toBeNull();
  expect(supervisor.doorPosition()).toBe('closed');
});

test('an empty roll is known within seconds, before anybody prints', async () => {
  const { clock, room, supervisor, healthOf } = await aRoom();
  const told: string[] = [];
  supervisor.onHealth((health) =>
    told.push(health.find((one) => one.role === 'printer')?.troubles.join() ?? ''),
  );
  must(room.act('printer', 'paper-out'));
  await clock.advance(6_000);
  expect(healthOf('printer')).toMatchObject({ state: 'trouble', troubles: ['paper-out', 'silent'] });
  must(room.act('printer', 'paper-in'));
  await clock.advance(6_000);
  expect(healthOf('printer')).toMatchObject({ state: 'ready', troubles: [] });
  expect(told).toEqual(['paper-out,silent', '']);
});

test('a printer that was pulled out and comes back prints again', async () => {
  const { clock, room, supervisor, healthOf } = await aRoom();
  must(room.act('printer', 'unplug'));
  await clock.advance(100);
  expect(healthOf('printer')?.state).toBe('gone');
  expect(supervisor.printer()).toBeNull();
  must(room.act('printer', 'plug'));
  await clock.advance(1_000);
  expect(healthOf('printer')?.state).toBe('ready');
  const print = supervisor.printer()?.print(LABEL, '7F3A');
  await clock.advance(3_000);
  expect((await print)?.ok).toBe(true);
});

test('a device the system does not let us open says what to do, and is opened once that is done', async () => {
  const { clock, room, healthOf } = await aRoom((one) =>
    one.scanner.wire.faults.failAlways('open', { code: 'no-rights', hint: 'add a udev rule' }),
  );
  expect(healthOf('scanner')).toMatchObject({
    state: 'trouble',
    troubles: ['no-rights'],
    hint: 'add a udev rule',
  });
  room.scanner.wire.faults.clear();
  await clock.advance(5_000);
  expect(healthOf('scanner')).toMatchObject({ state: 'ready', hint: null });
});

test('a scanner that fails for a while is opened anew', async () => {
  const { clock, room, supervisor } = await aRoom();
  const scans: string[] = [];
  supervisor.onScan((scan) => scans.push(scan.text));
  room.scanner.wire.faults.failNext('read', { code: 'failed', detail: 'scripted' }, 5);
  must(room.act('scanner', 'scan', { text: 'LOST' }));
  await clock.advance(10_000);
  must(room.act('scanner', 'scan', { text: 'A1' }));
  await clock.advance(1_000);
  expect(scans.at(-1)).toBe('A1');
});

test('after stopping, nothing is left running and nothing is open', async () => {
  const { clock, supervisor } = await aRoom();
  const stop = supervisor.stop();
  await clock.advance(3_100);
  await stop;
  expect(supervisor.health()).toEqual([]);
  expect(clock.waiting()).toBe(0);
});

test('only devices of the catalog are taken, and never a scanner that is set to be a keyboard', () => {
  const at = (vendorId: number, productId: number) => ({
    vendorId,
    productId,
    serial: null,
    portPath: '1-1',
  });
  const of = (classCode: number) => [
    { number: 0, classCode, subclassCode: 0, protocolCode: 0, endpoints: [] },
  ];
  expect(recognise(at(0x0a5f, 0x0120), of(7))).toMatchObject({ kind: 'label-printer', language: 'zpl' });
  expect(recognise(at(0x0c2e, 0x0b6a), of(3))?.kind).toBe('hid-pos-scanner');
  expect(recognise(at(0x2a19, 0x0c05), of(2))?.kind).toBe('numato-board');
  // Honeywell makes printers too.
  expect(recognise(at(0x0c2e, 0x0b6a), of(7))).toBeNull();
  expect(recognise(at(0x05e0, 0x1200), of(3))).toBeNull();
  expect(recognise(at(0x1d6b, 0x0002), of(9))).toBeNull();
});
