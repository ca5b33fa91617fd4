/**
 * Runs the reducers of some events over rows at hand, as far as these go, and says which row is needed next. It awaits
 * nothing, so that the transaction around it waits for the database alone.
 */
import type { Envelope } from '../../shared/events/envelope.ts';
import { readEvent } from '../../shared/events/event.ts';
import { project } from '../../shared/projections/project.ts';
import type { Answer, Request } from '../../shared/projections/reducer.ts';
import type { TableName } from '../../shared/projections/tables.ts';
import type { RowCache } from './row-cache.ts';

export interface Reducing {
  /** Goes on until a row is missing; null when all events are done. */
  needs(): { readonly table: TableName; readonly key: string } | null;
  /** The first of the events that this program cannot read, so that it changed no table; null when there was none. */
  parked(): number | null;
}

export function reduceOver(rows: RowCache, events: readonly Envelope[]): Reducing {
  const steps = stepsOf(events);
  let step = steps.next();
  let parked: number | null = null;

  return {
    needs: () => {
      for (;;) {
        if (step.done === true) {
          parked = step.value;
          return null;
        }
        const request = step.value;
        if (request.ask === 'write') {
          rows.write(request.table, request.row);
          step = steps.next();
        } else if (rows.has(request.table, request.key)) {
          step = steps.next(rows.get(request.table, request.key));
        } else {
          return request;
        }
      }
    },
    parked: () => parked,
  };
}

/** All reductions one after the other; gives the number of the first event that could not be read. */
function* stepsOf(events: readonly Envelope[]): Generator<Request, number | null, Answer> {
  let parked: number | null = null;
  for (const envelope of events) {
    const event = readEvent(envelope);
    if (event.ok) yield* project(event.value);
    else parked ??= envelope.seq;
  }
  return parked;
}
