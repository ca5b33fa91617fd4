import { expect, test } from 'vitest';
import { createLcusRelay } from '../../../../hardware/simulation/lcus-relay.ts';
import { deviceKey } from '../../../../hardware/supervisor/catalog.ts';
import { lockAll } from '../../../../hardware/supervisor/lock-all.ts';
import { createSupervisor, USUAL_SETTINGS } from '../../../../hardware/supervisor/supervisor.ts';
import type { DeviceSetting } from '../../../../shared/domain/device-setting.ts';
import { DoorId } from '../../../../shared/domain/ids.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

test('a board that only its own setting names is found and locked when the kiosk has died', async () => {
  const clock = createManualClock();
  const board = createLcusRelay(clock, {
    vendorId: 0x1a86,
    productId: 0x7523,
    serial: null,
    portPath: '1-4',
  });
  board.wire.plug();
  const source = {
    devices: () => [board.wire.attached() ?? []].flat(),
    onChange: (listener: () => void) => board.wire.onChange(listener),
  };
  const [transport] = source.devices();
  if (!transport) return expect.fail('not plugged in');
  const setting: DeviceSetting = {
    role: 'strike',
    door: DoorId.parse('door'),
    wiring: { doorInput: 0, closedReads: 1, exitInput: null },
    board: { kind: 'lcus-board', relays: 1 },
  };
  const said = (key: string) => (key === deviceKey(transport.identity) ? setting : null);
  const common = { source, clock, log: () => undefined, said };

  const kiosk = createSupervisor(common);
  kiosk.start();
  await clock.advance(2_000);
  const strike = kiosk.strike() ?? expect.fail('no strike');
  await Promise.all([strike.release(10_000), clock.advance(500)]);
  expect(board.relays.mask()).toBe(1);
  // The kiosk dies here: what it had open, the system closes.
  await transport.close();

  const locked = lockAll({ ...common, settings: USUAL_SETTINGS, giveUpMs: 5_000 });
  await clock.advance(3_000);
  expect(await locked).toBe(true);
  expect(board.relays.mask()).toBe(0);
});
