/**
 * What every relay board becomes once it is open, whatever family it is of: a strike, and a door sensor where it has
 * inputs. Everything is being switched off when this returns: nobody knows what the relays were last told.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DoorSensor, Strike } from '../ports/strike.ts';
import { createInputSensor, type SensorWiring } from './input-sensor.ts';
import type { BoardInputs, RelayBoard } from './relay-board.ts';
import { createRelayStrike } from './relay-strike.ts';

export interface StrikeBoard {
  readonly strike: Strike;
  readonly sensor: DoorSensor;
  /** Ends both. What is still released it tries to lock, for a second. */
  close(): Promise<void>;
}

export interface StrikeBoardParts {
  readonly relays: RelayBoard;
  /** Null where the board has no inputs: the door's position stays unknown. */
  readonly inputs: { readonly board: BoardInputs; readonly wiring: SensorWiring } | null;
  onGone(listener: () => void): () => void;
  close(): Promise<void>;
}

export function openStrikeBoard(clock: Clock, parts: StrikeBoardParts): StrikeBoard {
  const strike = createRelayStrike(parts.relays, clock);
  void strike.lock();
  const sensor = parts.inputs ? createInputSensor(parts.inputs.board, clock, parts.inputs.wiring) : null;
  const stopListening = parts.onGone(() => {
    strike.lost();
    sensor?.lost();
  });
  return {
    strike,
    sensor: sensor ?? NO_SENSOR,
    async close() {
      stopListening();
      await sensor?.close();
      await strike.close();
      await parts.close();
    },
  };
}

const NO_SENSOR: DoorSensor = {
  position: () => 'unknown',
  onPosition: () => () => undefined,
  onExitRequest: () => () => undefined,
  close: async () => undefined,
};
