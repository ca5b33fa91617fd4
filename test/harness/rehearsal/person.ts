/**
 * Somebody at the kiosk, with eyes and hands: sees the screen, touches, scans, waits. Each thing takes them a moment,
 * and a screen that they did not expect is something to wonder about. What they want is in a file of its own for each.
 */
import type { FlowEvent, FlowState, KioskEvent } from '../../../renderer/flows/kiosk.ts';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

export interface Person {
  readonly chance: Chance;
  sees(): FlowState;
  /** The name of the screen: `home`, `intake ready`, `pickup packages`. */
  screen(): string;
  /** Says whether it is one of these screens, and wonders if not. */
  expects(...screens: readonly string[]): boolean;
  choose(flow: 'intake' | 'pickup' | 'staff'): Promise<void>;
  taps(event: FlowEvent, afterMs?: number): Promise<void>;
  touches(event: KioskEvent): Promise<void>;
  /** With what the kiosk has: its hand scanner, or a scanner that types. */
  scans(barcode: { readonly text: string; readonly aim: string }, afterMs?: number): Promise<void>;
  /** About so long; nobody is a metronome. */
  pauses(ms: number): Promise<void>;
  /** Until the door may be opened, for as long as somebody stands before it. False: it stays shut. */
  opensDoor(): Promise<boolean>;
  closesDoor(): Promise<void>;
  /** Waits until the kiosk is at home again. */
  seesItGoHome(): Promise<void>;
}

const LOOK_MS = 700;
const DOOR_TRIES = 12;
const DOOR_LOOK_MS = 400;

export function personAt(stage: Stage, world: World, chance: Chance, name: string): Person {
  const sees = () => stage.screen().now;
  const screen = () => {
    const now = sees();
    return now.flow === 'home' ? 'home' : `${now.flow} ${now.state.at}`;
  };
  const pauses = (ms: number) => stage.wait(ms * (0.7 + chance.next() * 0.6));
  const expects = (...screens: readonly string[]) => {
    if (screens.includes(screen())) return true;
    world.wonder(
      `${name} at ${new Date(stage.now()).toISOString()} sees "${screen()}", not "${screens.join(' or ')}"`,
    );
    return false;
  };
  const taps = async (event: FlowEvent, afterMs = LOOK_MS) => {
    await pauses(afterMs);
    await stage.touch({ type: 'in-flow', event });
  };
  const doorAnswer = () => {
    const now = sees();
    return now.flow !== 'home' && 'visit' in now.state ? now.state.visit.door : 'not-asked';
  };

  async function opensOnce(): Promise<boolean> {
    for (let tries = 0; tries < DOOR_TRIES; tries++) {
      if (doorAnswer() === 'did-not-open') return false;
      if (doorAnswer() === 'open-now' && (await stage.act('door', 'open'))) return true;
      await stage.wait(DOOR_LOOK_MS);
    }
    return false;
  }

  return {
    chance,
    sees,
    screen,
    expects,
    choose: async (flow) => {
      await pauses(LOOK_MS);
      await stage.touch({ type: 'choose', flow });
    },
    taps,
    touches: async (event) => {
      await pauses(LOOK_MS);
      await stage.touch(event);
    },
    scans: async ({ text, aim }, afterMs = LOOK_MS) => {
      await pauses(afterMs);
      if (await stage.scan(text, aim)) return;
      await stage.touch({ type: 'scanned', scanned: { text, aim: null, by: 'wedge' } });
    },
    pauses,
    opensDoor: async () => {
      if (await opensOnce()) return true;
      await taps({ type: 'open-door' });
      return opensOnce();
    },
    closesDoor: async () => void (await stage.act('door', 'close')),
    seesItGoHome: async () => {
      for (let tries = 0; sees().flow !== 'home' && tries < 20; tries++) await stage.wait(500);
      expects('home');
    },
  };
}
