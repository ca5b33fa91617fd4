/** How a simulated board behaves towards the host, whatever its family: what a person may do to any of them. */
import type { LatchingRelays } from './latching-relays.ts';
import type { SimulatedWire } from './simulated-wire.ts';

export interface BoardHabits {
  /** It neither obeys nor answers. */
  isSilent: boolean;
  /** It obeys and does not answer. */
  isMute: boolean;
  /** How long it takes to answer. */
  latencyMs: number;
}

const USUAL_LATENCY_MS = 2;

export const usualHabits = (): BoardHabits => ({
  isSilent: false,
  isMute: false,
  latencyMs: USUAL_LATENCY_MS,
});

export interface SimulatedBoard {
  readonly wire: SimulatedWire;
  readonly relays: LatchingRelays;
  readonly habits: BoardHabits;
}
