import { expect, onTestFinished, test } from 'vitest';
import { createGrants } from '../../../../../main/host/codes/grants.ts';
import { refOf } from '../../../../../main/host/devices/device-ref.ts';
import type { DeviceState } from '../../../../../main/host/devices/devices.ts';
import { openDeviceSettings } from '../../../../../main/host/devices/settings-keeper.ts';
import { createStaffOrders } from '../../../../../main/host/devices/staff-orders.ts';
import { openJournal } from '../../../../../main/host/journal.ts';
import { nodeFiles } from '../../../../../main/host/storage/files.ts';
import type { Grant } from '../../../../../shared/bridge/contract.ts';
import type { DeviceSetting } from '../../../../../shared/domain/device-setting.ts';
import { DoorId, StaffId, UnitId } from '../../../../../shared/domain/ids.ts';
import type { Draft } from '../../../../../shared/events/event.ts';
import { emptyHead } from '../../../../../shared/ledger/chain.ts';
import { must } from '../../../../harness/devices.ts';
import { chained, STREAM, sessionId } from '../../../../harness/drafts.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';
import { memoryFiles } from '../../../../harness/memory-files.ts';
import { seededRandom } from '../../../../harness/randomness.ts';

const MAIN = DoorId.parse('main');
const identity = { vendorId: 0x0a5f, productId: 0x0120, serial: 'P1', portPath: '1-1' };
const PRINTER: DeviceState = {
  role: 'printer',
  identity,
  state: 'ready',
  troubles: [],
  hint: null,
  warning: null,
};
const { key, ref } = refOf(identity);
const SMALL: DeviceSetting = { role: 'printer', size: '2x1', dpi: 300, isPreferred: true };

async function bench() {
  const clock = createManualClock();
  const journal = must(
    await openJournal({ files: nodeFiles, folder: await temporaryFolder(), stream: STREAM }),
  );
  onTestFinished(() => journal.close());
  const grants = createGrants(clock, seededRandom(1));
  const settings = must(await openDeviceSettings(memoryFiles(), '/device-settings.json'));
  const done: string[] = [];
  const orders = createStaffOrders({
    journal,
    grants,
    settings,
    devices: { health: () => [PRINTER], resettle: async () => void done.push('resettled') },
    doors: [{ id: MAIN, releaseMs: 5_000 }],
    answered: (door) => done.push(`answered ${door}`),
  });
  const write = async (draft: Draft) => {
    const [event] = chained([draft], journal.head().seq === 0 ? emptyHead(STREAM) : journal.head());
    if (event === undefined) throw new Error('nothing was made');
    must(await journal.append([event]));
    return event.id;
  };
  return {
    clock,
    orders,
    settings,
    done,
    write,
    staff: grants.give({ kind: 'staff', staff: StaffId.parse('staff-1'), role: 'manager' }),
    resident: grants.give({ kind: 'resident', unit: UnitId.parse('u-4b') }),
  };
}

const setUp = (grant: Grant, setting: DeviceSetting, device = ref): Draft => ({
  type: 'device.set-up',
  actor: { kind: 'staff', id: 'staff-1' },
  data: { session: sessionId(1), grant: grant.id, device, setting, why: 'installed' },
});
const answer = (grant: Grant, door = MAIN): Draft => ({
  type: 'door.alarm-answered',
  actor: { kind: 'staff', id: 'staff-1' },
  data: { door, session: sessionId(1), grant: grant.id, why: 'did-not-shut' },
});

test('staff set a printer up: it is kept, and the device opens anew', async () => {
  const { orders, settings, done, write, staff } = await bench();
  expect(await orders.setUp(await write(setUp(staff, SMALL)))).toEqual({ ok: true, value: null });
  expect(settings.said(key)).toEqual(SMALL);
  expect(done).toEqual(['resettled']);
});

test('a resident sets nothing up, and answers no alarm', async () => {
  const { orders, settings, done, write, resident } = await bench();
  expect(await orders.setUp(await write(setUp(resident, SMALL)))).toMatchObject({ error: 'not-justified' });
  expect(orders.answerAlarm(await write(answer(resident)))).toMatchObject({ error: 'not-justified' });
  expect(settings.said(key)).toBeNull();
  expect(done).toEqual([]);
});

test('a staff visit that is over justifies nothing more', async () => {
  const { clock, orders, write, staff } = await bench();
  await clock.advance(11 * 60_000);
  expect(await orders.setUp(await write(setUp(staff, SMALL)))).toMatchObject({ error: 'not-justified' });
});

test('one order is done once', async () => {
  const { orders, write, staff } = await bench();
  const event = await write(setUp(staff, SMALL));
  await orders.setUp(event);
  expect(await orders.setUp(event)).toMatchObject({ error: 'not-justified' });
});

test('a printer does not become a strike', async () => {
  const { orders, write, staff } = await bench();
  const strike: DeviceSetting = {
    role: 'strike',
    door: MAIN,
    wiring: { doorInput: 0, closedReads: 1, exitInput: null },
    board: null,
  };
  expect(await orders.setUp(await write(setUp(staff, strike)))).toMatchObject({ error: 'wrong-role' });
});

test('staff answer an alarm of a door there is, and of no other', async () => {
  const { orders, done, write, staff } = await bench();
  expect(orders.answerAlarm(await write(answer(staff)))).toMatchObject({ ok: true });
  expect(done).toEqual(['answered main']);
  const other = await write(answer(staff, DoorId.parse('attic')));
  expect(orders.answerAlarm(other)).toMatchObject({ error: 'unknown-door' });
});
