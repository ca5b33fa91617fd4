import { expect, test } from 'vitest';
import { demonstrationDirectory } from '../../../../main/host/demonstration.ts';
import { createAttendance } from '../../../harness/rehearsal/attendance.ts';
import { createChance } from '../../../harness/rehearsal/chance.ts';
import { PowerCut, type Stage } from '../../../harness/rehearsal/stage.ts';
import { createWorld } from '../../../harness/rehearsal/world.ts';

/** A stage without a kiosk on it: only its time goes on, and it is always at home. */
function emptyStage() {
  let now = 0;
  const starts: number[] = [];
  const stage = {
    now: () => now,
    screen: () => ({ now: { flow: 'home', notice: null }, visit: 0, warned: false, readAloud: false }),
    wait: async (ms: number) => {
      now += ms;
    },
    waitUntil: async (at: number) => {
      now = Math.max(now, at);
    },
    act: async () => true,
    start: async (darkMs: number) => {
      starts.push(darkMs);
      now += darkMs;
    },
  } as unknown as Stage;
  const world = createWorld(demonstrationDirectory());
  return { stage, world, starts, attendance: createAttendance(stage, world, createChance(1)) };
}

test('who comes while somebody is at the kiosk waits until they are done', async () => {
  const { attendance } = emptyStage();
  const seen: string[] = [];
  attendance.comes(1_000, async (stage) => {
    await stage.wait(60_000);
    seen.push(`first leaves at ${stage.now()}`);
    return 'done';
  });
  attendance.comes(2_000, async (stage) => {
    seen.push(`second begins at ${stage.now()}`);
    return 'done';
  });
  await attendance.goOnUntil(10_000);
  expect(seen).toEqual(['first leaves at 61000', 'second begins at 61000']);
});

test('a device fails in the middle of a visit, and comes back in it', async () => {
  const { attendance, world, stage } = emptyStage();
  const seen: string[] = [];
  attendance.fails({
    at: 5_000,
    kind: 'device',
    begin: async () => void seen.push(`fails at ${stage.now()}`),
    end: { at: 7_000, run: async () => void seen.push(`is back at ${stage.now()}`) },
  });
  attendance.comes(1_000, async (live) => {
    await live.wait(9_000);
    seen.push(`leaves at ${live.now()}`);
    return 'done';
  });
  await attendance.goOnUntil(10_000);
  expect(seen).toEqual(['fails at 5000', 'is back at 7000', 'leaves at 10000']);
  expect(world.counts.deviceTroubles).toBe(1);
});

test('whoever stood there when the power went begins again when it is back', async () => {
  const { attendance, world, starts } = emptyStage();
  let tries = 0;
  attendance.comes(1_000, async () => {
    tries++;
    if (tries < 3) throw new PowerCut();
    return 'done';
  });
  await attendance.goOnUntil(10_000);
  expect(tries).toBe(3);
  expect(starts).toHaveLength(2);
  expect(world.counts.powerCuts).toBe(2);
  expect(world.wonders).toEqual([]);
});

test('who could not finish comes again later', async () => {
  const { attendance } = emptyStage();
  const at: number[] = [];
  attendance.comes(1_000, async (stage) => {
    at.push(stage.now());
    return at.length < 2 ? 'comes-again' : 'done';
  });
  await attendance.goOnUntil(24 * 3_600_000);
  expect(at).toHaveLength(2);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(3_600_000);
});

test('a defect is no power cut: it ends the rehearsal', async () => {
  const { attendance } = emptyStage();
  attendance.comes(1_000, async () => {
    throw new TypeError('a defect');
  });
  await expect(attendance.goOnUntil(10_000)).rejects.toThrow('a defect');
});
