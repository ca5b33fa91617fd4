/**
 * Who is at the kiosk: one person at a time, in the order in which they come; who comes meanwhile waits behind them.
 * While they are at it something may fail, and after a power cut they go on. It does not know what anybody wants.
 */
import { createAgenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { MINUTE_MS } from './day.ts';
import type { Errand } from './errands.ts';
import { PowerCut, type Stage } from './stage.ts';
import type { Trouble } from './troubles.ts';
import type { World } from './world.ts';

export interface Attendance {
  comes(at: number, errand: Errand): void;
  fails(trouble: Trouble): void;
  /** Until nobody is due before `end` any more. */
  goOnUntil(end: number): Promise<void>;
}

const AGAIN_MS = 95 * MINUTE_MS;
const MOST_TRIES = 6;
const DARK_MS = [15_000, 90_000] as const;
/** A screen that was left in the middle goes home by itself in less. */
const HOME_MS = 120_000;

export function createAttendance(stage: Stage, world: World, chance: Chance): Attendance {
  const people = createAgenda<Errand>();
  const troubles = createAgenda<() => Promise<void>>();
  const { counts } = world;

  async function untilTime(at: number, move: (to: number) => Promise<void>): Promise<void> {
    for (;;) {
      const due = troubles.next();
      if (due === null || due > at) return move(at);
      if (due > stage.now()) await move(due);
      await troubles.take()?.();
    }
  }

  /** The stage as people know it: while they do something, something may fail. */
  const live: Stage = {
    ...stage,
    wait: (ms) => untilTime(stage.now() + Math.round(ms), (to) => stage.wait(to - stage.now())),
  };

  /** Says whether the power stayed; if not, it is back. */
  async function withPower(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (!(cause instanceof PowerCut)) throw cause;
      counts.powerCuts++;
      await stage.start(chance.of(`dark ${counts.powerCuts}`).between(...DARK_MS));
      return false;
    }
  }

  async function toHome(): Promise<void> {
    for (let waited = 0; stage.screen().now.flow !== 'home' && waited < HOME_MS; waited += 1_000)
      await stage.wait(1_000);
  }

  async function attend(errand: Errand): Promise<void> {
    const visit = async () => {
      await toHome();
      const done = await errand(live);
      // Whoever left the door open has closed it by now, or somebody else does.
      await stage.act('door', 'close');
      if (done === 'comes-again') people.add(stage.now() + AGAIN_MS, errand);
    };
    for (let tries = 0; tries < MOST_TRIES; tries++) if (await withPower(visit)) return;
    world.wonder(`somebody was cut off ${MOST_TRIES} times and gave up`);
  }

  return {
    comes: people.add,
    fails: ({ at, begin, end, kind }) => {
      troubles.add(at, async () => {
        if (kind === 'device') counts.deviceTroubles++;
        await begin(stage);
      });
      if (end !== null) troubles.add(end.at, () => end.run(stage));
    },
    goOnUntil: async (end) => {
      for (let at = people.next(); at !== null && at < end; at = people.next()) {
        const [due, errand] = [at, people.take()];
        if (due > stage.now()) await withPower(() => untilTime(due, (to) => stage.waitUntil(to)));
        if (errand !== null) await attend(errand);
      }
    },
  };
}
