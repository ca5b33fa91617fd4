/**
 * The stage of a rehearsal: one host, one page, one clock for both, and one thing at a time. A run is the same at
 * every repetition because nothing ever happens while something else does:
 *
 *     a touch, a scan, a timer ──► that side works until it is at rest ──► what it said, message by message, to the
 *     other side, each followed by rest, until nobody has anything to say ──► only then may time go on
 *
 * 1. Time goes from timer to timer of both sides, the host's first when both are due.
 * 2. When nobody is at the kiosk and nothing is under way, it sleeps: the wall clock goes on and no timer comes
 *    nearer, as when a machine is suspended. Else the devices' ten polls a second would make a month take hours.
 * 3. A power cut comes at a moment counted in messages, so that it falls into the middle of things, and into the same.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { KioskEvent, KioskState } from '../../../renderer/flows/kiosk.ts';
import type { Board, PageAnswer, PageLife, PageOrder } from './frames.ts';
import type { HostSide } from './host-side.ts';
import type { MovedClock } from './moved-clock.ts';
import type { PageSide } from './page-side.ts';

/** The power went while somebody was at the kiosk: whoever it was stands before a dark screen. */
export class PowerCut extends Error {}

export type CutKind = 'page' | 'host';

export interface Stage {
  now(): number;
  screen(): KioskState;
  touch(event: KioskEvent): Promise<void>;
  /** With the hand scanner. False when it does not light up. */
  scan(text: string, aim: string | null): Promise<boolean>;
  /** Does something to the room, such as opening its door. False when that cannot be done. */
  act(device: string, action: string, params?: object): Promise<boolean>;
  setCamera(works: boolean): Promise<void>;
  wait(ms: number): Promise<void>;
  /** Until the wall clock shows `at`; asleep as soon as the kiosk is at rest. */
  waitUntil(at: number): Promise<void>;
  board(): Promise<Board>;
  /** The power goes after so many more messages between the two sides. */
  cutAfter(messages: number, kind: CutKind): void;
  /** A cut that has not come does not come any more. */
  keepPower(): void;
  /** After a cut, when it was dark for so long: everything comes up again. */
  start(darkMs?: number): Promise<void>;
  rows(): Promise<Record<string, unknown[]>>;
  /** What broke and was nobody's to catch. */
  defects(): readonly string[];
  readonly messages: () => number;
}

export interface StageParts {
  readonly host: HostSide;
  readonly page: PageSide;
  readonly clock: MovedClock;
  readonly seed: string;
}

/** A scan's reports take some milliseconds each to come through the wire. */
const SCAN_MS = 120;
/** What is under way after somebody has left: the strike, a door, labels, what a device has to tell. */
const AFTERGLOW_MS = 25_000;
const STILL_MS = 5_000;
/** A screen that somebody left in the middle goes home by itself in less. */
const LONGEST_STILL_MS = 200_000;
/** A host's devices need a moment to be found. */
const DEVICES_MS = 4_000;
const START_LOOKS = 100_000;
/** For a moment after a cut the browser may still hold the lock of the page that is gone. */
const TAKEN_TRIES = 50;
const TAKEN_PAUSE_MS = 100;

export function createStage({ host, page, clock, seed }: StageParts): Stage {
  const fromPage: string[] = [];
  const fromHost: string[] = [];
  const defects: string[] = [];
  let shown: KioskState | null = null;
  let pageNext: number | null = null;
  let started: PageAnswer['started'] = 'not-yet';
  let lives = 0;
  let messages = 0;
  let cut: { readonly at: number; readonly kind: CutKind } | null = null;
  let camera = true;

  function take(answer: PageAnswer): PageAnswer {
    fromPage.push(...answer.said);
    pageNext = answer.next;
    started = answer.started;
    shown = answer.state ?? shown;
    defects.push(...answer.defects);
    return answer;
  }

  const ask = async (order: PageOrder) => take(await page.call({ ...order, time: clock.time() }));

  async function goDark(): Promise<void> {
    await page.close();
    host.cut();
    await host.rest();
    for (const waiting of [fromPage, fromHost]) waiting.splice(0);
    [shown, pageNext, started] = [null, null, 'not-yet'];
  }

  async function darken(kind: CutKind): Promise<never> {
    cut = null;
    await goDark();
    if (kind === 'host') await host.restart();
    throw new PowerCut('the power went');
  }

  /** Until nobody has anything to say. */
  async function settle(): Promise<void> {
    for (;;) {
      fromHost.push(...host.said());
      const up = fromPage.shift();
      if (up === undefined && fromHost.length === 0) return;
      if (cut !== null && messages >= cut.at) await darken(cut.kind);
      if (up !== undefined) {
        messages++;
        host.hear(up);
        await host.rest();
        continue;
      }
      const texts = fromHost.splice(0, cut === null ? fromHost.length : 1);
      messages += texts.length;
      await ask({ do: 'hear', texts });
    }
  }

  async function doInPage(order: PageOrder): Promise<PageAnswer> {
    const answer = await ask(order);
    await settle();
    return answer;
  }

  async function open(life: PageLife): Promise<string> {
    host.connect();
    take(await page.open(life));
    await doInPage({ do: 'start' });
    // Locks and quotas of the browser are asked for at a start, and come when they come: time stands still for them.
    for (let looks = 0; started === 'not-yet' && looks < START_LOOKS; looks++) await doInPage({ do: 'look' });
    return typeof started === 'string' ? started : started.code;
  }

  async function wait(ms: number): Promise<void> {
    const until = clock.elapsed() + Math.max(0, Math.round(ms));
    for (;;) {
      const hostNext = clock.next();
      const due = Math.min(hostNext ?? Infinity, pageNext ?? Infinity);
      if (due > until) return clock.pass(until - clock.elapsed());
      if (due === hostNext) {
        clock.fire();
        await host.rest();
        await settle();
      } else {
        clock.pass(due - clock.elapsed());
        await doInPage({ do: 'fire' });
      }
    }
  }

  const isStill = () => shown?.now.flow === 'home' && pageNext === null;

  async function waitUntil(at: number): Promise<void> {
    await wait(Math.min(AFTERGLOW_MS, Math.max(0, at - clock.now())));
    for (let waited = 0; !isStill() && at > clock.now() && waited < LONGEST_STILL_MS; waited += STILL_MS) {
      await wait(Math.min(STILL_MS, at - clock.now()));
    }
    if (at > clock.now()) clock.sleep(at - clock.now());
  }

  return {
    now: clock.now,
    screen: () => {
      if (shown === null) throw new Error('the kiosk shows nothing');
      return shown;
    },
    touch: async (event) => void (await doInPage({ do: 'touch', event })),
    scan: async (text, aim) => {
      const done = host.kiosk().room?.act('scanner', 'scan', aim === null ? { text } : { text, aim });
      if (done?.ok !== true) return false;
      await wait(SCAN_MS);
      return true;
    },
    act: async (device, action, params = {}) => {
      const done = host.kiosk().room?.act(device, action, params);
      await host.rest();
      await settle();
      return done?.ok === true;
    },
    setCamera: async (works) => {
      camera = works;
      await doInPage({ do: 'set-camera', works });
    },
    wait,
    waitUntil,
    board: async () => {
      const { board } = await doInPage({ do: 'read-board' });
      if (board === null) throw new Error('the kiosk has no board');
      return board;
    },
    cutAfter: (more, kind) => {
      cut = { at: messages + more, kind };
    },
    keepPower: () => {
      cut = null;
    },
    start: async (darkMs = 0) => {
      clock.sleep(darkMs);
      const life = { seed: `${seed}/life ${++lives}`, time: clock.time(), hasCamera: camera };
      for (let tries = 1; (await open(life)) === 'taken' && tries < TAKEN_TRIES; tries++) {
        await goDark();
        await pause(TAKEN_PAUSE_MS);
      }
      if (started !== 'running') throw new Error(`the page did not start: ${JSON.stringify(started)}`);
      await wait(DEVICES_MS);
    },
    rows: page.rows,
    defects: () => defects,
    messages: () => messages,
  };
}
