/**
 * The door and the lockers of a resident's visit, wherever in it they stand: how they answered, and asking again. It knows
 * no package but the one whose compartment was asked for.
 */
import { releaseFor, stepDoor } from './door.ts';
import { go, type Next } from './flow.ts';
import type { ShelfEffect, ShelfEvent, ShelfState } from './shelf-state.ts';
import { photographOnce } from './visit-evidence.ts';

type Step = Next<ShelfState, ShelfEffect>;

export function atTheDoor(state: ShelfState, event: ShelfEvent): Step {
  if (!('visit' in state)) return go(state);
  const { visit } = state;
  if (event.type === 'more-time') {
    if (visit.hadMoreTime || visit.door === 'opening') return go(state);
    return go(
      { ...state, visit: { ...visit, door: 'opening', asked: 'more-time', hadMoreTime: true } },
      { ...releaseFor(visit), longest: true },
    );
  }
  if (event.type === 'door-answered') {
    const didOpen = event.door === 'open-now';
    const wasOpen = visit.wasOpen || didOpen;
    // A longer release that came to nothing may be asked for again.
    const hadMoreTime = visit.hadMoreTime && (didOpen || visit.asked !== 'more-time');
    const next = stepDoor({ ...state, visit: { ...visit, wasOpen, hadMoreTime } }, event);
    return didOpen ? photographOnce(next.state) : next;
  }
  if (event.type !== 'open-door' || visit.door === 'opening') return go(state);
  return stepDoor({ ...state, visit: { ...visit, asked: 'usual' } }, event);
}

export function lockerAnswered(state: ShelfState, event: ShelfEvent & { type: 'locker-answered' }): Step {
  if (!('visit' in state)) return go(state);
  return go({ ...state, visit: { ...state.visit, locker: event } });
}
