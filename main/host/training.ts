/**
 * The way from the kiosk that serves people to the one for training, and back. Both are whole kiosks with a folder, keys
 * and a ledger of their own; all that passes between them is an address.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { OutputOf } from '../../shared/bridge/contract.ts';
import type { EventId, StreamId } from '../../shared/domain/ids.ts';
import { isTraining, type TrainingPlace } from '../../shared/domain/training.ts';
import type { Log } from './log.ts';
import { createOrders, type OrdersFrom } from './orders.ts';

/** How a shell that can show two kiosks on one screen leads from one to the other. */
export interface TrainingWays {
  /** Starts the kiosk for training if it does not run. The error is for the log. */
  readonly begin: (() => Promise<Result<string, string>>) | null;
  /** Of a kiosk for training that was begun so: where the other is. */
  readonly leave: (() => string) | null;
}

export const NO_WAYS: TrainingWays = { begin: null, leave: null };

export interface Training {
  place(): TrainingPlace;
  begin(event: EventId): Promise<OutputOf<'training.begin'>>;
  leave(): OutputOf<'training.leave'>;
}

export interface TrainingParts extends OrdersFrom {
  readonly stream: StreamId;
  readonly ways: TrainingWays;
  readonly log: Log;
}

export function createTraining(parts: TrainingParts): Training {
  const { stream, ways, log } = parts;
  const orders = createOrders('training.ordered', parts);

  return {
    place() {
      if (isTraining(stream)) return ways.leave === null ? 'alone' : 'within';
      return ways.begin === null ? 'not-here' : 'offered';
    },

    async begin(event) {
      const order = orders.read(event);
      if (!order.ok) return err('not-justified');
      orders.use(event);
      if (ways.begin === null || isTraining(stream)) return err('not-here');
      const begun = await ways.begin();
      if (begun.ok) return ok({ address: begun.value });
      log.error('training was not started', { why: begun.error });
      return err('not-started');
    },

    leave: () => ({ address: ways.leave?.() ?? null }),
  };
}
