import { expect, test } from 'vitest';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import { createNumatoRelay } from '../../hardware/simulation/numato-relay.ts';
import { USUAL_WIRING } from '../../hardware/strike/input-sensor.ts';
import { deviceKey } from '../../hardware/supervisor/catalog.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
import { DoorId } from '../../shared/domain/ids.ts';
import { plugged } from '../harness/devices.ts';
import { createManualClock } from '../harness/manual-clock.ts';

const opens = (door: string): DeviceSetting => ({
  role: 'strike',
  door: DoorId.parse(door),
  wiring: USUAL_WIRING,
  board: null,
});

function twoBoards() {
  const clock = createManualClock();
  const board = (serial: string, portPath: string) => {
    const device = createNumatoRelay(clock, { vendorId: 0x2a19, productId: 0x0c05, serial, portPath });
    device.setInput(0, 1);
    return device;
  };
  const [front, back] = [board('FRONT', '1-1'), board('BACK', '1-2')];
  const there: UsbTransport[] = [plugged(front.wire)];
  const said = new Map<string, DeviceSetting>();
  let follow: () => void = () => undefined;
  const supervisor = createSupervisor({
    source: {
      devices: () => there,
      onChange: (listener) => {
        follow = listener;
        return () => undefined;
      },
    },
    clock,
    log: () => undefined,
    said: (key) => said.get(key) ?? null,
    usualDoor: 'front',
  });
  supervisor.start();
  const positions: string[] = [];
  supervisor.onDoorPosition((position) => positions.push(position), 'front');
  return {
    clock,
    supervisor,
    front,
    back,
    said,
    positions,
    plugSecond: () => {
      there.push(plugged(back.wire));
      follow();
    },
    key: (serial: string) => deviceKey({ vendorId: 0x2a19, productId: 0x0c05, serial, portPath: '' }),
  };
}

test('a second strike is plugged in and nobody said which is which: neither is released, and the door is unseen', async () => {
  const { clock, supervisor, positions, plugSecond } = twoBoards();
  await clock.advance(5_000);
  expect(supervisor.doorPosition('front')).toBe('closed');
  plugSecond();
  await clock.advance(5_000);
  expect(supervisor.strike('front')).toBeNull();
  expect(positions.at(-1)).toBe('unknown');
  const stopping = supervisor.stop();
  await clock.advance(5_000);
  await stopping;
});

test('once each strike has its door, a release of one door leaves the other locked', async () => {
  const { clock, supervisor, front, back, said, plugSecond, key } = twoBoards();
  await clock.advance(5_000);
  plugSecond();
  said.set(key('FRONT'), opens('front'));
  said.set(key('BACK'), opens('back'));
  const settled = supervisor.resettle();
  await clock.advance(5_000);
  await settled;
  await clock.advance(5_000);
  const releasing = supervisor.strike('back')?.release(2_000);
  await clock.advance(500);
  expect((await releasing)?.ok).toBe(true);
  expect(back.relay()).toBe('on');
  expect(front.relay()).toBe('off');
  const stopping = supervisor.stop();
  await clock.advance(5_000);
  await stopping;
});
