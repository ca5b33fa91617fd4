/**
 * Keeps the server up to date while the kiosk runs: takes the steps of `push.ts` one after the other, rests when there is
 * nothing to send, waits longer and longer while the server does not answer. Nobody ever waits for it.
 */

import type { Clock } from '../../../shared/basics/clock.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { ServerLink } from '../../../shared/bridge/server-link.ts';
import type { Journal } from '../journal.ts';
import type { Log, LogFields } from '../log.ts';
import { createBackOff } from './back-off.ts';
import type { PhotosUp } from './photos-up.ts';
import type { Push, PushFailure } from './push.ts';
import type { Wire } from './wire.ts';

export interface Link {
  state(): ServerLink;
  /** Tells when the state is another one; returns the way to stop. */
  onChange(listener: (state: ServerLink) => void): () => void;
  stop(): Promise<void>;
}

export interface LinkParts {
  readonly push: Push;
  readonly photos: PhotosUp;
  readonly wire: Pick<Wire, 'close'>;
  readonly journal: Pick<Journal, 'onKept'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}

type LinkState = Extract<ServerLink, { kind: 'linked' }>['state'];

/** What one visit writes within moments goes together. */
const GATHER_MS = 300;
/** Between two pages of a long backlog: whoever stands before the kiosk has the machine first. */
const BREATH_MS = 100;
/** So that a server that was restored from an old copy is found out, and a kiosk that is silent is heard. */
const LOOK_MS = 10 * 60_000;

export function startLink({ push, photos, wire, journal, clock, random, log }: LinkParts): Link {
  const backOff = createBackOff(random);
  const listeners = new Set<(state: ServerLink) => void>();
  let known: LinkState = 'sending';
  let since = clock.now();
  let isStopped = false;
  let isNew = false;
  let isUpToDate = false;
  let isResting = false;
  let working: Promise<void> | null = null;
  let cancel = () => {};

  const state = (): ServerLink => ({
    kind: 'linked',
    state: known,
    waiting: push.waiting(),
    since: new Date(since).toISOString(),
  });

  function become(next: LinkState): void {
    if (next !== known) since = clock.now();
    known = next;
    const now = state();
    for (const listener of listeners) listener(now);
  }

  function later(ms: number): void {
    if (isStopped) return;
    cancel();
    cancel = clock.after(ms, () => {
      cancel = () => {};
      working = step()
        .catch(broke)
        .finally(() => {
          working = null;
        });
    });
  }

  /** Records first; pictures when there is no record to bring. */
  async function step(): Promise<void> {
    isNew = false;
    const stepped = isUpToDate ? await photos.step() : await push.step();
    if (isStopped) return;
    if (!stepped.ok) return failed(stepped.error);
    backOff.reset();
    isResting = isUpToDate && stepped.value && !isNew;
    isUpToDate = (isUpToDate || stepped.value) && !isNew;
    if (push.isForked() && known !== 'forked') log.error('the server has other records of this kiosk');
    become(push.isForked() ? 'forked' : isUpToDate ? 'up-to-date' : 'sending');
    if (!isResting) return later(BREATH_MS);
    isUpToDate = false;
    later(LOOK_MS);
  }

  function failed(failure: PushFailure): void {
    const next = stateOf(failure);
    if (next !== known) {
      const fields = { code: failure.code, ...detailsOf(failure) };
      if (next === 'offline') log.info('the server does not answer', fields);
      else log.error('the server does not take the records', fields);
    }
    rest(next);
  }

  /** Until the next try: what is written meanwhile waits with the rest. */
  function rest(next: LinkState): void {
    isResting = false;
    isUpToDate = false;
    become(next);
    later(backOff.next());
  }

  function broke(cause: unknown): void {
    log.error('the link to the server broke', { why: String(cause) });
    rest('fault');
  }

  journal.onKept(() => {
    // A step under way sees the new ones when it ends.
    isNew = working !== null;
    if (isNew) return;
    isUpToDate = false;
    // Whoever waits for the server to come back goes on waiting.
    if (!isResting) return;
    isResting = false;
    if (known === 'up-to-date') become('sending');
    later(GATHER_MS);
  });
  later(0);

  return {
    state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      isStopped = true;
      cancel();
      wire.close();
      await working;
    },
  };
}

function stateOf(failure: PushFailure): LinkState {
  switch (failure.code) {
    case 'offline':
    case 'server-fault':
      return 'offline';
    case 'not-enrolled':
      return 'not-enrolled';
    default:
      return 'fault';
  }
}

function detailsOf(failure: PushFailure): LogFields {
  switch (failure.code) {
    case 'offline':
    case 'not-understood':
      return { detail: failure.detail };
    case 'refused':
      return { status: failure.status, why: failure.why };
    case 'server-fault':
      return { status: failure.status };
    case 'journal-damaged':
      return { after: failure.after };
    default:
      return {};
  }
}
