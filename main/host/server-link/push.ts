/**
 * Brings the ledger to the server, in order and from where the server is: nobody here remembers what was sent, so nothing can
 * be remembered wrongly. One step is one page; who takes the steps, and when, is `link.ts`.
 */
import type { z } from 'zod';
import {
  type EventBatch,
  EventsRefused,
  EventsTaken,
  MOST_EVENTS_AT_ONCE,
  StreamHead,
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
  /** The server holds other events under numbers of this ledger, or more of it than there is here. */
  | { readonly code: 'forked' }
  /** The journal cannot be read there. */
  | { readonly code: 'journal-damaged'; readonly after: number };

export interface Push {
  /** Asks the server how far it is, or sends it a page. True when there is nothing more to send. */
  step(): Promise<Result<boolean, PushFailure>>;
  /** How many events the server does not have yet, as far as it is known; null before it has answered. */
  waiting(): number | null;
}

export interface PushParts {
  readonly wire: Wire;
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly seals: Pick<Seals, 'sign'>;
}

type At = z.infer<typeof StreamHead>;

/** Half of what the server takes at once. */
const MOST_BYTES = 4_000_000;

export function createPush({ wire, journal, seals }: PushParts): Push {
  const { stream } = journal.head();
  let at: At | null = null;

  async function ask(): Promise<Result<boolean, PushFailure>> {
    const path = `/v1/streams/${stream}/head`;
    const answer = await wire.ask({ method: 'GET', path, answer: StreamHead });
    if (!answer.ok) return answer;
    at = answer.value;
    // Sending would say so as well; a kiosk that writes nothing would never learn it.
    return at.seq > journal.head().seq ? err({ code: 'forked' }) : ok(at.seq === journal.head().seq);
  }

  async function send(from: number): Promise<Result<boolean, PushFailure>> {
    const page = await journal.read(from, MOST_EVENTS_AT_ONCE);
    if (!page.ok) return err({ code: 'journal-damaged', after: from });
    const events = within(page.value, MOST_BYTES);
    const last = events.at(-1);
    if (last === undefined) return ok(true);
    const body: EventBatch = { events, seal: seals.sign(headOf(last)) };
    const path = `/v1/streams/${stream}/events`;
    const answer = await wire.ask({ method: 'POST', path, body, answer: EventsTaken });
    if (answer.ok) return goOn(answer.value.head, answer.value.head.seq > from);
    const refused = answer.error.code === 'refused' ? EventsRefused.safeParse(answer.error.answer) : null;
    if (refused?.success !== true) {
      at = null;
      return answer;
    }
    if (refused.data.code === 'fork') return err({ code: 'forked' });
    // It has lost some: from there, then.
    return goOn(refused.data.head, refused.data.head.seq < from);
  }

  /** A server that answers without coming any further would be asked for ever. */
  function goOn(head: At, isProgress: boolean): Result<boolean, PushFailure> {
    at = isProgress ? head : null;
    if (!isProgress) return err({ code: 'not-understood', detail: 'it does not come any further' });
    return ok(head.seq >= journal.head().seq);
  }

  return {
    step: () => (at === null || at.seq >= journal.head().seq ? ask() : send(at.seq)),
    waiting: () => (at === null ? null : Math.max(0, journal.head().seq - at.seq)),
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
