/**
 * The relays of a simulated board. They latch: each stays as it was told, also while nobody is there and the cable is
 * out, so that a missing `off` shows. They know no protocol.
 */
import { createListeners } from '../ports/listeners.ts';

export interface LatchingRelays {
  readonly count: number;
  /** One bit a relay, the first one lowest: 1 is energised. */
  mask(): number;
  /** What does not exist is not switched. */
  switch(relay: number, to: 'on' | 'off'): void;
  allOff(): void;
  /** Welded contacts: what is on stays on. */
  setStuck(isStuck: boolean): void;
  isStuck(): boolean;
  onChange(listener: () => void): () => void;
}

export function createLatchingRelays(count: number): LatchingRelays {
  const changes = createListeners<void>();
  let mask = 0;
  let isStuck = false;

  function become(next: number): void {
    const shown = isStuck ? mask | next : next;
    if (shown === mask) return;
    mask = shown;
    changes.tell();
  }

  return {
    count,
    mask: () => mask,
    switch(relay, to) {
      if (relay < 0 || relay >= count) return;
      become(to === 'on' ? mask | (1 << relay) : mask & ~(1 << relay));
    },
    allOff: () => become(0),
    setStuck(next) {
      isStuck = next;
      changes.tell();
    },
    isStuck: () => isStuck,
    onChange: (listener) => changes.add(listener),
  };
}
