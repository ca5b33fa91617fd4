/** A verdict in one plain sentence, the same wherever a ledger is verified. */
import { isTraining } from '../domain/training.ts';
import type { Fault, Verdict } from './verify.ts';

/** What is wrong with a line, said of it as `it`. docs/verify.md says of each what it means. */
export const FAULTS: Readonly<Record<Fault, string>> = {
  'not-json': 'it is not a line of an export at all',
  respelled:
    'it is not spelled as the kiosk wrote it: a program saved the file anew, or something was slipped in',
  'no-header': 'the file does not begin with the header of an exported ledger',
  'not-an-event': 'it is no event',
  'other-stream': 'it is an event of another kiosk',
  gap: 'events before it are missing, or it stands there twice',
  'not-bound': 'it does not follow the event before it',
  altered: 'it was altered after it was written',
  'seal-not-genuine': 'this seal was not made with the key that the header names',
  'seal-of-another-head': 'this seal belongs to other events than those before it, or stands there twice',
  'beyond-end': 'the header says that the file ends before it, or holds fewer seals: it was put in',
  'not-sealed': 'nothing seals the events from here to the end: some may have been cut off',
  'cut-off': 'the file ends before it, and the header says that there are more events or seals',
};

/** Said of the copy of a ledger that nothing real is in. */
export const OF_TRAINING = 'it is of TRAINING: nothing in it happened';

export function sentenceFor(verdict: Verdict): string {
  if (!verdict.intact) return `NOT INTACT: line ${verdict.line}: ${FAULTS[verdict.fault]}`;
  const { events, from, head, sealedBy, at } = verdict;
  const what = from === 1 ? `${events} events` : `events ${from} to ${head.seq} (${events} events)`;
  const warning = isTraining(head.stream) ? `; ${OF_TRAINING}` : '';
  return `intact: ${what}, head ${head.hash}, sealed by ${sealedBy} at ${at}${warning}`;
}
