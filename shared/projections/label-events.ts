/** What becomes of room labels, from the queue to a person's word. */
import { change, type EventOf, type Reducer, type Reduction, write } from './reducer.ts';
import type { LabelRow } from './tables.ts';

export const labelPrepared: Reducer<'label.prepared'> = ({ data }) =>
  write('labels', { job: data.job, package: data.package, state: 'prepared', troubles: [] });

/** A reducer that moves a label job on. A printed label stays printed, whatever comes late. */
export function label(state: LabelRow['state']) {
  return function* ({ data }: EventOf<'label.printed' | 'label.waiting' | 'label.uncertain'>): Reduction {
    yield* change('labels', data.job, (row) => {
      if (row.state === 'printed' || row.state === 'settled') return row;
      return { ...row, state, troubles: 'troubles' in data ? data.troubles : [] };
    });
  };
}

/** A label that did not come out goes back to the queue, where it may be printed once more. */
export function* labelSettled({ data }: EventOf<'label.settled'>): Reduction {
  yield* change('labels', data.job, (row) => ({
    ...row,
    state: data.cameOut ? 'settled' : 'waiting',
    troubles: [],
  }));
}

/** Remembers the last number that a spare label bears. */
export function* sparesOrdered({ data }: EventOf<'label.spares-ordered'>): Reduction {
  yield* write('counters', { name: 'spare-labels', value: data.first + data.count - 1 });
}
