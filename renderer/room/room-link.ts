/**
 * The wire between the page and its room: reads the room when it is told of a change, and each second while nobody
 * tells; does deeds and keeps what the room said when one could not be done. It knows no React.
 */
import type { z } from 'zod';
import type { Clock } from '../../shared/basics/clock.ts';
import type { Act, Deed } from './deed.ts';
import { RoomRefusal, RoomState, RoomThings } from './room-state.ts';

export interface RoomView {
  /** Null until the room has answered for the first time. */
  readonly room: RoomState | null;
  /** Whether the latest question to the host was answered. */
  readonly isAnswering: boolean;
  /** Why the latest deed could not be done, for as long as it takes to read. */
  readonly refusal: string | null;
}

export interface RoomLink {
  view(): RoomView;
  /** Returns the way to stop listening. */
  onView(listener: () => void): () => void;
  readonly act: Act;
  /** Watches the room until the function it returns is called. */
  watch(): () => void;
}

/** As much of an `EventSource` as is needed here. */
export interface NewsOfTheRoom {
  readonly readyState: number;
  addEventListener(type: string, listener: () => void): void;
  close(): void;
}

export interface RoomLinkParts {
  readonly ask: (path: string, init: RequestInit) => Promise<Response>;
  readonly openNews: (path: string) => NewsOfTheRoom;
  readonly clock: Clock;
}

const POLL_MS = 1_000;
const REFUSAL_MS = 6_000;
/** `EventSource.OPEN` and `EventSource.CLOSED`. */
const OPEN = 1;
const CLOSED = 2;
const NO_ANSWER = 'The room does not answer.';

export function createRoomLink({ ask, openNews, clock }: RoomLinkParts): RoomLink {
  const listeners = new Set<() => void>();
  let view: RoomView = { room: null, isAnswering: true, refusal: null };
  let isReading = false;
  let isStale = false;
  let stopForgetting = () => {};

  function show(change: Partial<RoomView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  async function readOnce(): Promise<void> {
    const answer = await request('/room', { headers: { accept: 'application/json' } });
    const room = answer?.ok ? await parsed(RoomState, answer) : null;
    show(room ? { room, isAnswering: true } : { isAnswering: false });
  }

  /** One reading at a time; a change during one is read after it. */
  function read(): void {
    isStale = true;
    if (!isReading) void readWhileStale();
  }

  async function readWhileStale(): Promise<void> {
    isReading = true;
    while (isStale) {
      isStale = false;
      await readOnce();
    }
    isReading = false;
  }

  function request(path: string, init: RequestInit): Promise<Response | null> {
    return ask(path, init).catch(() => null);
  }

  function refuse(say: string): false {
    stopForgetting();
    stopForgetting = clock.after(REFUSAL_MS, () => show({ refusal: null }));
    show({ refusal: say });
    return false;
  }

  return {
    view: () => view,
    onView(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async act(...[device, action, params]: Deed) {
      const answer = await request(`/room/${device}/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(params ?? {}),
      });
      if (answer === null) return refuse(NO_ANSWER);
      if (!answer.ok) return refuse((await parsed(RoomRefusal, answer))?.say ?? NO_ANSWER);
      const things = await parsed(RoomThings, answer);
      stopForgetting();
      show({ refusal: null, ...(things && view.room ? { room: { ...view.room, ...things } } : {}) });
      return true;
    },
    watch() {
      const open = () => {
        const opened = openNews('/room/events');
        for (const type of ['open', 'changed', 'message']) opened.addEventListener(type, read);
        return opened;
      };
      let news = open();
      let stopPolling = () => {};
      const poll = () => {
        // A browser mends a stream that broke, but not one that was refused.
        if (news.readyState === CLOSED) news = open();
        if (news.readyState !== OPEN) read();
        stopPolling = clock.after(POLL_MS, poll);
      };
      read();
      stopPolling = clock.after(POLL_MS, poll);
      return () => {
        stopPolling();
        news.close();
      };
    },
  };
}

async function parsed<T>(schema: z.ZodType<T>, answer: Response): Promise<T | null> {
  const body: unknown = await answer.json().catch(() => null);
  const read = schema.safeParse(body);
  return read.success ? read.data : null;
}
