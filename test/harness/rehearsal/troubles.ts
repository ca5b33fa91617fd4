/**
 * What fails in a room, and for how long: devices, the camera, the power. Each comes back, because somebody sees to it.
 * What the kiosk makes of it is what is rehearsed.
 */
import type { Chance } from './chance.ts';
import { HOUR_MS, MINUTE_MS } from './day.ts';
import type { CutKind, Stage } from './stage.ts';

export interface Trouble {
  readonly at: number;
  readonly begin: (stage: Stage) => Promise<void>;
  readonly end: { readonly at: number; readonly run: (stage: Stage) => Promise<void> } | null;
  readonly kind: 'device' | 'power';
}

interface Habit {
  /** How often a day. */
  readonly share: number;
  readonly minutes: readonly [number, number];
  readonly begin: (stage: Stage) => Promise<unknown>;
  readonly end: (stage: Stage) => Promise<unknown>;
}

const acts = (device: string, begin: string, end: string) => ({
  begin: (stage: Stage) => stage.act(device, begin),
  end: (stage: Stage) => stage.act(device, end),
});

const HABITS: readonly Habit[] = [
  { share: 0.5, minutes: [5, 90], ...acts('printer', 'paper-out', 'paper-in') },
  { share: 0.2, minutes: [1, 20], ...acts('printer', 'head-open', 'head-close') },
  { share: 0.15, minutes: [2, 60], ...acts('printer', 'unplug', 'plug') },
  { share: 0.3, minutes: [3, 120], ...acts('scanner', 'unplug', 'plug') },
  { share: 0.15, minutes: [2, 30], ...acts('strike', 'unplug', 'plug') },
  {
    share: 0.25,
    minutes: [10, 240],
    begin: (stage) => stage.setCamera(false),
    end: (stage) => stage.setCamera(true),
  },
];
const PAGE_CUTS = 0.4;
const HOST_CUTS = 0.2;
/** A cut falls into the messages of whoever is at the kiosk then, or comes next. */
const MOST_MESSAGES = 60;
const FIRST_HOUR = 8;
const LAST_HOUR = 21;

export function troublesOf(midnight: number, chance: Chance): readonly Trouble[] {
  const sometime = () => midnight + FIRST_HOUR * HOUR_MS + chance.below((LAST_HOUR - FIRST_HOUR) * HOUR_MS);
  const devices = HABITS.filter(({ share }) => chance.is(share)).map(({ minutes, begin, end }): Trouble => {
    const at = sometime();
    const until = at + chance.between(minutes[0], minutes[1]) * MINUTE_MS;
    return {
      at,
      kind: 'device',
      begin: async (stage) => void (await begin(stage)),
      end: { at: until, run: async (stage) => void (await end(stage)) },
    };
  });
  const cut = (kind: CutKind): Trouble => {
    const messages = chance.between(1, MOST_MESSAGES);
    return {
      at: sometime(),
      kind: 'power',
      begin: async (stage) => stage.cutAfter(messages, kind),
      end: null,
    };
  };
  return [
    ...devices,
    ...(chance.is(PAGE_CUTS) ? [cut('page')] : []),
    ...(chance.is(HOST_CUTS) ? [cut('host')] : []),
  ];
}
