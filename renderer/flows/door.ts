/** Asking for the door, the same in every visit: one wish at a time, and its answer kept where the screen shows it. */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import { go, type Next } from './flow.ts';

/** How the door answered the latest wish to open it. */
export type DoorAnswer = 'not-asked' | 'opening' | 'open-now' | 'did-not-open';

/** Somebody at the kiosk whose code was right. */
export interface Somebody {
  readonly session: SessionId;
  readonly grant: Grant;
}

export interface Visit extends Somebody {
  readonly door: DoorAnswer;
}

export type DoorEvent =
  | { readonly type: 'open-door' }
  | { readonly type: 'door-answered'; readonly door: DoorAnswer };

export interface ReleaseDoor {
  readonly do: 'release-door';
  readonly session: SessionId;
  readonly grant: Grant;
  /** As long as a door is ever released: for who asked for more time. */
  readonly longest?: true;
}

export function isDoorEvent(event: { readonly type: string }): event is DoorEvent {
  return event.type === 'open-door' || event.type === 'door-answered';
}

export function releaseFor({ session, grant }: Visit): ReleaseDoor {
  return { do: 'release-door', session, grant };
}

/** Leaves a state without a visit as it is: nobody has shown a right code there. */
export function stepDoor<State extends object>(state: State, event: DoorEvent): Next<State, ReleaseDoor> {
  if (!hasVisit(state)) return go(state);
  const { visit } = state;
  if (event.type === 'door-answered') return go({ ...state, visit: { ...visit, door: event.door } });
  if (visit.door === 'opening') return go(state);
  return go({ ...state, visit: { ...visit, door: 'opening' } }, releaseFor(visit));
}

function hasVisit<State extends object>(state: State): state is State & { readonly visit: Visit } {
  return 'visit' in state;
}
