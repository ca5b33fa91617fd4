/**
 * One order for the events of several streams, the same wherever and in whatever turn they arrive: by hybrid logical
 * clock, and where two kiosks could not know of each other, by their names. Within a stream it is the stream's own order.
 */
import type { Envelope } from '../events/envelope.ts';

/** Negative where `a` comes first. An event compared with itself gives 0, and no other pair of genuine events does. */
function compareEvents(
  a: Pick<Envelope, 'hlc' | 'stream' | 'seq'>,
  b: Pick<Envelope, 'hlc' | 'stream' | 'seq'>,
): number {
  // As text it sorts as it orders: milliseconds, counter, stream.
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
  if (a.stream !== b.stream) return a.stream < b.stream ? -1 : 1;
  return a.seq - b.seq;
}

/** All of `events` in that order, each once. What is given is left as it is. */
export function inOrder<E extends Envelope>(events: Iterable<E>): readonly E[] {
  const sorted = [...events].sort(compareEvents);
  return sorted.filter((event, n) => n === 0 || event.id !== sorted[n - 1]?.id);
}
