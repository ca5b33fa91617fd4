import { describe, expect, test } from 'vitest';
import { createSimulatedRoom } from '../../../../hardware/simulation/room.ts';
import { createSupervisor } from '../../../../hardware/supervisor/supervisor.ts';
import { LABEL, must, seededBytes } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const PEOPLE = [
  { name: 'Jane Smith', unit: '4B' },
  { name: 'Wei Zhang', unit: '2A' },
];

async function aStaffedRoom() {
  const clock = createManualClock();
  const room = createSimulatedRoom({ clock, random: seededBytes('room'), people: PEOPLE });
  const supervisor = createSupervisor({ source: room.source, clock, log: () => undefined });
  const scans: string[] = [];
  supervisor.onScan((scan) => scans.push(`${scan.aim ?? ''}${scan.text}`));
  supervisor.start();
  await clock.advance(1_000);
  return { clock, room, supervisor, scans };
}

test('the same bytes make the same room', () => {
  const make = () =>
    createSimulatedRoom({ clock: createManualClock(), random: seededBytes('a'), people: PEOPLE }).snapshot();
  expect(make()).toEqual(make());
});

test('parcels of every carrier are at hand, for people who live here', async () => {
  const { room } = await aStaffedRoom();
  const { parcels } = room.snapshot();
  expect(new Set(parcels.map((parcel) => parcel.carrier))).toEqual(
    new Set(['UPS', 'USPS', 'FedEx', 'Amazon', 'OnTrac', 'Quickbird Local']),
  );
  for (const parcel of parcels) expect(PEOPLE).toContainEqual({ name: parcel.name, unit: parcel.unit });
});

test('every barcode of every parcel arrives as it is printed, but for controls a scanner does not send on', async () => {
  const { clock, room, scans } = await aStaffedRoom();
  for (const parcel of room.snapshot().parcels) {
    for (const [place, barcode] of parcel.barcodes.entries()) {
      must(room.act('scanner', 'scan', { parcel: parcel.id, barcode: place }));
      await clock.advance(100);
      expect(scans.at(-1)).toBe(
        `${barcode.aim}${barcode.text.replaceAll('\x04', '').replaceAll('\x1e', '')}`,
      );
    }
  }
  expect(room.snapshot().parcels.every((parcel) => parcel.state === 'scanned')).toBe(true);
});

test('after a month a room still shows the latest labels, and no more of them than a page can take', async () => {
  const { clock, room, supervisor } = await aStaffedRoom();
  for (let n = 1; n <= 205; n++) {
    void supervisor.printer()?.print(LABEL, `J${n}`);
    await clock.advance(2_000);
  }
  const { labels } = room.snapshot();
  expect(room.printer.printed).toHaveLength(205);
  expect(labels).toHaveLength(200);
  expect(labels.at(-1)?.jobId).toBe('J205');
});

test('a printed label lies in the tray, can be scanned, and taken', async () => {
  const { clock, room, supervisor, scans } = await aStaffedRoom();
  const print = supervisor.printer()?.print(LABEL, '7F3A');
  await clock.advance(3_000);
  expect((await print)?.ok).toBe(true);
  expect(room.snapshot().labels).toMatchObject([{ jobId: '7F3A', isTaken: false }]);
  must(room.act('scanner', 'scan', { label: '7F3A' }));
  await clock.advance(100);
  expect(scans).toEqual([']Q1K7-0423']);
  expect(must(room.act('label', 'take', { label: '7F3A' })).labels[0]?.isTaken).toBe(true);
});

describe('the door', () => {
  test('stays shut for somebody outside while the strike holds', async () => {
    const { room } = await aStaffedRoom();
    expect(room.act('door', 'open')).toMatchObject({ ok: false, error: { code: 'impossible' } });
  });

  test('opens for the length of a release, which the room counts down', async () => {
    const { clock, room, supervisor } = await aStaffedRoom();
    void supervisor.strike()?.release(5_000);
    await clock.advance(2_000);
    const { strike } = room.snapshot();
    expect(strike.relay).toBe('on');
    expect(strike.releasedMsLeft).toBeGreaterThan(2_900);
    expect(strike.releasedMsLeft).toBeLessThan(3_100);
    must(room.act('door', 'open'));
    await clock.advance(300);
    expect(supervisor.doorPosition()).toBe('open');
    await clock.advance(5_000);
    expect(room.snapshot().strike).toMatchObject({ relay: 'off', releasedMsLeft: 0 });
    must(room.act('door', 'close'));
    await clock.advance(300);
    expect(supervisor.doorPosition()).toBe('closed');
  });

  test('always opens from inside, and the handle is told first', async () => {
    const { clock, room, supervisor } = await aStaffedRoom();
    const told: string[] = [];
    supervisor.onExitRequest(() => told.push('exit'));
    supervisor.onDoorPosition((position) => told.push(position));
    must(room.act('door', 'open-inside'));
    await clock.advance(1_000);
    expect(told).toEqual(['exit', 'open']);
  });

  test('opens by force without the handle', async () => {
    const { clock, room, supervisor } = await aStaffedRoom();
    const told: string[] = [];
    supervisor.onExitRequest(() => told.push('exit'));
    supervisor.onDoorPosition((position) => told.push(position));
    must(room.act('door', 'force'));
    await clock.advance(1_000);
    expect(told).toEqual(['open']);
  });
});

test.each([
  ['toaster', 'on', {}, 'unknown-device'],
  ['constructor', 'name', {}, 'unknown-device'],
  ['printer', 'fly', {}, 'unknown-action'],
  ['printer', 'toString', {}, 'unknown-action'],
  ['scanner', 'scan', { parcel: 7 }, 'bad-parameters'],
  ['scanner', 'scan', {}, 'bad-parameters'],
  ['printer', 'pause', { extra: true }, 'bad-parameters'],
  ['scanner', 'scan', { parcel: 'p99' }, 'impossible'],
  ['label', 'take', { label: 'NONE' }, 'impossible'],
])('%s/%s with %j is refused as %s', async (device, action, params, code) => {
  const { room } = await aStaffedRoom();
  const before = room.snapshot();
  expect(room.act(device, action, params)).toMatchObject({ ok: false, error: { code } });
  expect(room.snapshot()).toEqual(before);
});

test('somebody who watches is told of every change', async () => {
  const { room } = await aStaffedRoom();
  const seen: boolean[] = [];
  room.onChange((snapshot) => seen.push(snapshot.printer.paper));
  must(room.act('printer', 'paper-out'));
  expect(seen.at(-1)).toBe(false);
});
