/**
 * Brings the ledger to the server, in order and from where the server is: nobody here remembers what was sent, so nothing can
 * be remembered wrongly. One step is one page; who takes the steps, and when, is `link.ts`.
 *
 * Where the server has another event under a number of ours (one of the two was put back from an old copy), neither gives
 * way: what differs is brought to the server all the same, which keeps it apart until somebody has looked.
 */
import {
  type EventBatch,
  EventsRefused,
  EventsTaken,
  MOST_EVENTS_AT_ONCE,
  StreamHead,
  StreamPage,
} from '../../../shared/api/streams.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import { headOf } from '../../../shared/ledger/chain.ts';
import type { Journal } from '../journal.ts';
import type { Seals } from '../seals.ts';
import type { WireFailure } from './exchange.ts';
import type { Wire } from './wire.ts';

export type PushFailure =
  | WireFailure
  /** The journal cannot be read there. */
  | { readonly code: 'journal-damaged'; readonly after: number };

export interface Push {
  /** Asks the server how far it is, or brings it a page. True when there is nothing more to bring. */
  step(): Promise<Result<boolean, PushFailure>>;
  /** How many events the server does not have yet, as far as it is known; null before it has answered. */
  waiting(): number | null;
  /** The server has other events under numbers of this ledger, or more of it than there is here. */
  isForked(): boolean;
}

export interface PushParts {
  readonly wire: Wire;
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly seals: Pick<Seals, 'sign'>;
}

type Stepped = Result<boolean, PushFailure>;

/** What became of a page. */
interface Posted {
  readonly verdict: 'taken' | 'gap' | 'fork';
  /** The last event of the page. */
  readonly last: number;
  readonly head: StreamHead;
}

/** Half of what the server takes at once. */
const MOST_BYTES = 4_000_000;

export function createPush({ wire, journal, seals }: PushParts): Push {
  const { stream } = journal.head();
  const streamPath = `/v1/streams/${stream}`;
  /** How far the server is; what it has beside its stream counts. Null until it has said so. */
  let at: number | null = null;
  let isSure = false;
  let isForked = false;

  async function ask(): Promise<Stepped> {
    const answer = await wire.ask({ method: 'GET', path: `${streamPath}/head`, answer: StreamHead });
    if (!answer.ok) return answer;
    isSure = true;
    const { seq } = answer.value;
    // A kiosk that writes nothing new would never learn it by sending.
    if (seq > journal.head().seq || isForked) return forked(seq);
    at = seq;
    return ok(isDone());
  }

  async function send(from: number): Promise<Stepped> {
    const posted = await post(from);
    if (!posted.ok) {
      isSure = false;
      return posted;
    }
    const { verdict, last, head } = posted.value;
    if (isForked) at = last;
    else if (verdict === 'fork') return forked(head.seq);
    else {
      // Where it has lost some, it goes on from there. One that comes no further would be asked for ever.
      isSure = verdict === 'taken' ? head.seq > from : head.seq < from;
      at = head.seq;
      if (!isSure) return err({ code: 'not-understood', detail: 'it comes no further' });
    }
    return ok(isDone());
  }

  async function post(from: number): Promise<Result<Posted, PushFailure>> {
    const page = await journal.read(from, MOST_EVENTS_AT_ONCE);
    if (!page.ok || page.value.length === 0) return err({ code: 'journal-damaged', after: from });
    const events = within(page.value, MOST_BYTES);
    const end = headOf(events.at(-1) as Envelope);
    const body: EventBatch = { events, seal: seals.sign(end) };
    const path = `${streamPath}/events`;
    const answer = await wire.ask({ method: 'POST', path, body, answer: EventsTaken });
    if (answer.ok) return ok({ verdict: 'taken', last: end.seq, head: answer.value.head });
    const refused = answer.error.code === 'refused' ? EventsRefused.safeParse(answer.error.answer) : null;
    if (refused?.success !== true) return answer;
    return ok({ verdict: refused.data.code, last: end.seq, head: refused.data.head });
  }

  /** From the last event that both have, once; after that, from where it is. */
  async function forked(serverAt: number): Promise<Stepped> {
    if (isForked) return ok(isDone());
    const common = await lastCommon(Math.min(serverAt, journal.head().seq));
    if (!common.ok) return common;
    isForked = true;
    at = common.value;
    return ok(isDone());
  }

  /** Each event is bound to those before it: one that both have is the end of all that both have. */
  async function lastCommon(upTo: number): Promise<Result<number, PushFailure>> {
    for (let end = upTo; end > 0; ) {
      const after = Math.max(0, end - MOST_EVENTS_AT_ONCE);
      const path = `${streamPath}/events?after=${after}&limit=${end - after}`;
      const theirs = await wire.ask({ method: 'GET', path, answer: StreamPage });
      if (!theirs.ok) return theirs;
      const ours = await journal.read(after, end - after);
      if (!ours.ok) return err({ code: 'journal-damaged', after });
      const differing = ours.value.findIndex(({ hash }, n) => theirs.value.events[n]?.hash !== hash);
      if (differing === -1) return ok(end);
      if (differing > 0) return ok(after + differing);
      end = after;
    }
    return ok(0);
  }

  const isDone = () => at !== null && at >= journal.head().seq;

  return {
    step: () => (at === null || !isSure || isDone() ? ask() : send(at)),
    waiting: () => (at === null ? null : Math.max(0, journal.head().seq - at)),
    isForked: () => isForked,
  };
}

/** As many from the first on as make up so many bytes, and one at least. */
function within(events: readonly Envelope[], mostBytes: number): Envelope[] {
  let bytes = 0;
  const end = events.findIndex((event) => {
    bytes += Buffer.byteLength(JSON.stringify(event));
    return bytes > mostBytes;
  });
  return end === -1 ? [...events] : events.slice(0, Math.max(1, end));
}
