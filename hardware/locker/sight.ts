/**
 * What is known of each compartment of a bank, and who is told when that changes. A compartment is unknown until it was
 * looked at, and jammed from a pulse in vain until it is seen open. It knows no line and no lock.
 */
import { createListeners } from '../ports/listeners.ts';
import type { CompartmentChange, CompartmentState } from '../ports/locker.ts';

export interface Sight {
  states(): readonly CompartmentState[];
  /** By number. */
  jammed(): ReadonlySet<number>;
  /** Compartments are numbered from 1. */
  saw(compartment: number, state: CompartmentState): void;
  stuck(compartment: number): void;
  lost(): void;
  onChange(listener: (change: CompartmentChange) => void): () => void;
}

export function createSight(compartments: number): Sight {
  const changes = createListeners<CompartmentChange>();
  const jammed = new Set<number>();
  /** Null is not looked at yet, so that what cannot be seen from the start is told, too. */
  const seen: (CompartmentState | null)[] = Array.from({ length: compartments }, () => null);

  function saw(compartment: number, state: CompartmentState): void {
    if (state === 'open') jammed.delete(compartment);
    if (seen[compartment - 1] === state) return;
    seen[compartment - 1] = state;
    changes.tell({ compartment, became: state });
  }

  return {
    states: () => seen.map((state) => state ?? 'unknown'),
    jammed: () => new Set(jammed),
    saw,
    stuck(compartment) {
      if (jammed.has(compartment)) return;
      jammed.add(compartment);
      changes.tell({ compartment, became: 'stuck' });
    },
    lost() {
      for (let compartment = 1; compartment <= compartments; compartment++) saw(compartment, 'unknown');
    },
    onChange: changes.add,
  };
}
