import { describe, expect, test } from 'vitest';
import { createHeadset } from '../../../../renderer/speech/headset.ts';

/** Places where sound comes out, as a browser that may not use a microphone names them: not at all. */
function machine(count: number) {
  const outputs = { count };
  const devices = Object.assign(new EventTarget(), {
    enumerateDevices: async () =>
      Array.from({ length: outputs.count }, () => ({ kind: 'audiooutput' }) as MediaDeviceInfo),
  });
  const keys = new EventTarget();
  const headset = createHeadset(devices, keys);
  const told: boolean[] = [];
  headset.onChange(() => told.push(headset.isIn()));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    headset,
    told,
    settled,
    now: async (next: number) => {
      outputs.count = next;
      devices.dispatchEvent(new Event('devicechange'));
      await settled();
    },
    key: (key: string) => keys.dispatchEvent(Object.assign(new Event('keydown'), { key })),
  };
}

describe('a headset', () => {
  test('is what was not there when the kiosk started', async () => {
    const { headset, now, settled, told } = machine(1);
    await settled();
    expect(headset.isIn()).toBe(false);
    await now(2);
    expect(headset.isIn()).toBe(true);
    await now(1);
    expect(headset.isIn()).toBe(false);
    expect(told).toEqual([true, false]);
  });

  test('is not the loudspeaker that was pulled out and comes back', async () => {
    const { headset, now, settled } = machine(1);
    await settled();
    await now(0);
    await now(1);
    expect(headset.isIn()).toBe(false);
  });

  test('in the socket of a keypad is told by its keys', async () => {
    const { headset, key, settled, told } = machine(1);
    await settled();
    key('F15');
    key('F15');
    expect(headset.isIn()).toBe(true);
    key('F16');
    expect(told).toEqual([true, false]);
  });

  test('is never there where the browser does not tell', () => {
    expect(createHeadset(undefined, new EventTarget()).isIn()).toBe(false);
  });
});
