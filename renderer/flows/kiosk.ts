/**
 * The whole kiosk as one state: home, or one of the flows, with idleness and "scan anything at any time" around them.
 * Each visit to a flow has a number; an answer that comes back to a later visit is dropped.
 */
import type { Directory } from '../../shared/domain/directory.ts';
import { recognise } from '../../shared/tracking/recognise.ts';
import { go, type Next, type Scanned } from './flow.ts';
import { resumeIntake, startIntake, startRescue, stepIntake } from './intake.ts';
import type { CourierVisit, IntakeEffect, IntakeEvent, IntakeState } from './intake-state.ts';
import { type PickupEffect, type PickupEvent, type PickupState, startPickup, stepPickup } from './pickup.ts';
import { boardOf, startStaff, stepStaff } from './staff.ts';
import type { StaffEffect, StaffEvent, StaffState } from './staff-state.ts';

/** Silence before the warning, the time the warning gives, and how long a goodbye stands. */
export const IDLE_MS = 60_000;
export const WARNING_MS = 20_000;
const GOODBYE_MS = 6_000;
/** What is heard takes longer than what is seen: so many times each of these, while the screen is read aloud. */
const UNHURRIED = 2;

export type FlowState =
  | { readonly flow: 'home'; readonly notice: HomeNotice | null }
  | { readonly flow: 'intake'; readonly state: IntakeState }
  | { readonly flow: 'pickup'; readonly state: PickupState }
  | { readonly flow: 'staff'; readonly state: StaffState };

/** What a scan on the home screen was, when it starts no flow. */
export type HomeNotice =
  | { readonly code: 'room-label'; readonly roomCode: string }
  | { readonly code: 'zone-alone' }
  | { readonly code: 'unreadable' };

export interface KioskState {
  readonly now: FlowState;
  /** Counts visits to flows. */
  readonly visit: number;
  readonly warned: boolean;
  /** Somebody listens instead of looking; whoever comes next finds the kiosk silent again. */
  readonly readAloud: boolean;
}

export type FlowEvent = IntakeEvent | PickupEvent | StaffEvent;

export type KioskEvent =
  | { readonly type: 'choose'; readonly flow: 'intake' | 'pickup' | 'staff' }
  /** Somebody touched the screen or a key: they are still there. */
  | { readonly type: 'touched' }
  | { readonly type: 'silence' }
  | { readonly type: 'warning-over' }
  | { readonly type: 'leave' }
  /** The screen begins to be read aloud, or no longer is. */
  | { readonly type: 'read-aloud'; readonly isOn: boolean }
  | { readonly type: 'goodbye-over'; readonly visit: number }
  /** The kiosk was started again under a courier, who goes on. */
  | { readonly type: 'go-on'; readonly visit: CourierVisit }
  | { readonly type: 'scanned'; readonly scanned: Scanned }
  /** For the flow that is open, from its screen. */
  | { readonly type: 'in-flow'; readonly event: FlowEvent }
  /** An effect's answer, for the visit that asked for it. */
  | { readonly type: 'answer'; readonly visit: number; readonly event: FlowEvent };

export type FlowEffect = IntakeEffect | PickupEffect | StaffEffect;

export type KioskEffect =
  | { readonly do: 'for-flow'; readonly visit: number; readonly effect: FlowEffect }
  /** Sends `event` after `ms`, unless the same timer is set again or stopped before. */
  | {
      readonly do: 'after';
      readonly timer: 'idle' | 'goodbye';
      readonly ms: number;
      readonly event: KioskEvent;
    }
  | { readonly do: 'stop'; readonly timer: 'idle' | 'goodbye' }
  /** A flow was left in the middle: its session is closed in the ledger. */
  | { readonly do: 'abandon'; readonly left: FlowState; readonly how: 'idle' | 'finished' };

type Step = Next<KioskState, KioskEffect>;

export const startKiosk: KioskState = {
  now: { flow: 'home', notice: null },
  visit: 0,
  warned: false,
  readAloud: false,
};

/** How long that is for who is here now: a time of this file, or twice of it. */
export function patienceMs({ readAloud }: Pick<KioskState, 'readAloud'>, ms: number): number {
  return readAloud ? ms * UNHURRIED : ms;
}

export function stepKiosk(directory: Directory, kiosk: KioskState, event: KioskEvent): Step {
  const next = step(directory, kiosk, event);
  return isActivity(event) ? { state: next.state, effects: [...next.effects, ...watch(next.state)] } : next;
}

function step(directory: Directory, kiosk: KioskState, event: KioskEvent): Step {
  switch (event.type) {
    case 'choose':
      return kiosk.now.flow === 'home' ? open(kiosk, event.flow) : go(kiosk);
    case 'touched':
      return kiosk.warned ? go({ ...kiosk, warned: false }) : go(kiosk);
    case 'silence':
      if (kiosk.now.flow === 'home') return go({ ...kiosk, now: { flow: 'home', notice: null } });
      return go(
        { ...kiosk, warned: true },
        after('idle', patienceMs(kiosk, WARNING_MS), { type: 'warning-over' }),
      );
    case 'warning-over':
      return kiosk.warned ? home(kiosk, 'idle') : go(kiosk);
    case 'leave':
      return home(kiosk, 'finished');
    case 'read-aloud':
      return go({ ...kiosk, readAloud: event.isOn, warned: false });
    case 'go-on':
      return kiosk.now.flow === 'home' ? goOn(kiosk, event.visit) : go(kiosk);
    case 'goodbye-over':
      return event.visit === kiosk.visit ? home(kiosk, 'finished') : go(kiosk);
    case 'scanned':
      if (kiosk.now.flow === 'home') return scannedAtHome(directory, kiosk, event.scanned);
      return inFlow(directory, { ...kiosk, warned: false }, event);
    case 'in-flow':
      return inFlow(directory, { ...kiosk, warned: false }, event.event);
    case 'answer':
      return event.visit === kiosk.visit ? inFlow(directory, kiosk, event.event) : go(kiosk);
  }
}

function isActivity(event: KioskEvent): boolean {
  return !['silence', 'warning-over', 'answer', 'goodbye-over'].includes(event.type);
}

function watch(kiosk: KioskState): readonly KioskEffect[] {
  const quiet = kiosk.now.flow === 'home' && kiosk.now.notice === null;
  return [
    quiet ? { do: 'stop', timer: 'idle' } : after('idle', patienceMs(kiosk, IDLE_MS), { type: 'silence' }),
  ];
}

function after(timer: 'idle' | 'goodbye', ms: number, event: KioskEvent): KioskEffect {
  return { do: 'after', timer, ms, event };
}

function open(kiosk: KioskState, flow: 'intake' | 'pickup' | 'staff'): Step {
  const states: Record<typeof flow, FlowState> = {
    intake: { flow: 'intake', state: startIntake(null) },
    pickup: { flow: 'pickup', state: startPickup },
    staff: { flow: 'staff', state: startStaff },
  };
  return go({ ...kiosk, now: states[flow], visit: kiosk.visit + 1, warned: false });
}

/** The same person goes on elsewhere: nobody has left, and answers to what was asked before are for nobody. */
function turnTo(kiosk: KioskState, now: FlowState): KioskState {
  return { ...kiosk, now, visit: kiosk.visit + 1 };
}

function goOn(kiosk: KioskState, visit: CourierVisit): Step {
  const now: FlowState = { flow: 'intake', state: resumeIntake(visit) };
  return go({ ...kiosk, now, visit: kiosk.visit + 1, warned: false });
}

function home(kiosk: KioskState, how: 'idle' | 'finished'): Step {
  if (kiosk.now.flow === 'home') return go({ ...kiosk, now: { flow: 'home', notice: null }, warned: false });
  return go(
    { now: { flow: 'home', notice: null }, visit: kiosk.visit + 1, warned: false, readAloud: false },
    { do: 'stop', timer: 'goodbye' },
    { do: 'stop', timer: 'idle' },
    { do: 'abandon', left: kiosk.now, how },
  );
}

function scannedAtHome(directory: Directory, kiosk: KioskState, scanned: Scanned): Step {
  const notice = (code: HomeNotice): Step => go({ ...kiosk, now: { flow: 'home', notice: code } });
  const read = recognise(scanned);
  if (read.kind === 'room-code') return notice({ code: 'room-label', roomCode: read.roomCode });
  if (read.kind === 'zone') return notice({ code: 'zone-alone' });
  if (read.kind === 'unreadable') return notice({ code: 'unreadable' });
  if (read.kind === 'pass')
    return inFlow(directory, open(kiosk, 'pickup').state, { type: 'scanned', scanned });
  return inFlow(directory, open(kiosk, 'intake').state, { type: 'scanned', scanned });
}

/** Hands an event to the open flow. Each flow ignores the events of the others. */
function inFlow(directory: Directory, kiosk: KioskState, event: FlowEvent): Step {
  const { now } = kiosk;
  switch (now.flow) {
    case 'home':
      return go(kiosk);
    case 'intake': {
      const next = stepIntake(directory, now.state, event as IntakeEvent);
      return wrap({ ...kiosk, now: { flow: 'intake', state: next.state } }, next.effects);
    }
    case 'pickup': {
      const next = stepPickup(now.state, event as PickupEvent);
      return wrap({ ...kiosk, now: { flow: 'pickup', state: next.state } }, next.effects);
    }
    case 'staff': {
      const next = stepStaff(now.state, event as StaffEvent);
      return wrap({ ...kiosk, now: { flow: 'staff', state: next.state } }, next.effects);
    }
  }
}

function wrap(kiosk: KioskState, effects: readonly FlowEffect[]): Step {
  let state = kiosk;
  const wrapped: KioskEffect[] = [];
  for (const effect of effects) {
    if (effect.do === 'go-home-soon') {
      wrapped.push(
        after('goodbye', patienceMs(kiosk, GOODBYE_MS), { type: 'goodbye-over', visit: kiosk.visit }),
      );
    } else if (effect.do === 'go-home') {
      const left = home(state, 'finished');
      state = left.state;
      wrapped.push(...left.effects);
    } else if (effect.do === 'go-rescue') {
      state = turnTo(state, { flow: 'intake', state: startRescue(effect.visit) });
    } else if (effect.do === 'back-to-board') {
      state = turnTo(state, { flow: 'staff', state: boardOf(effect.visit) });
    } else {
      wrapped.push({ do: 'for-flow', visit: kiosk.visit, effect });
    }
  }
  return { state, effects: wrapped };
}
