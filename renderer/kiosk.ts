/**
 * Runs the kiosk's flow: keeps the state, steps it with each event, and sees to the effects. It knows neither screens
 * nor what an effect does; a broken effect is reported and leaves the state as it is.
 */
import type { Clock } from '../shared/basics/clock.ts';
import type { Directory } from '../shared/domain/directory.ts';
import {
  type FlowEffect,
  type FlowEvent,
  type FlowState,
  type KioskEffect,
  type KioskEvent,
  type KioskState,
  startKiosk,
  stepKiosk,
} from './flows/kiosk.ts';

export interface Kiosk {
  state(): KioskState;
  send(event: KioskEvent): void;
  /** Returns the way to stop listening. */
  onState(listener: () => void): () => void;
}

export interface KioskParts {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly perform: (effect: FlowEffect) => Promise<FlowEvent | null>;
  readonly abandon: (left: FlowState, how: 'idle' | 'finished') => Promise<void>;
  readonly report: (what: string, cause: unknown) => void;
}

export function createKiosk({ directory, clock, perform, abandon, report }: KioskParts): Kiosk {
  const listeners = new Set<() => void>();
  const timers = new Map<string, () => void>();
  let state = startKiosk;

  const run = (effect: KioskEffect) => {
    switch (effect.do) {
      case 'for-flow':
        perform(effect.effect)
          .then((event) => event !== null && send({ type: 'answer', visit: effect.visit, event }))
          .catch((cause) => report(`${effect.effect.do} broke`, cause));
        return;
      case 'after':
        timers.get(effect.timer)?.();
        timers.set(
          effect.timer,
          clock.after(effect.ms, () => send(effect.event)),
        );
        return;
      case 'stop':
        timers.get(effect.timer)?.();
        timers.delete(effect.timer);
        return;
      case 'abandon':
        abandon(effect.left, effect.how).catch((cause) => report('a visit was not closed', cause));
    }
  };

  const send = (event: KioskEvent) => {
    const next = stepKiosk(directory, state, event);
    const changed = next.state !== state;
    state = next.state;
    for (const effect of next.effects) run(effect);
    if (changed) for (const listener of listeners) listener();
  };

  return {
    state: () => state,
    send,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
