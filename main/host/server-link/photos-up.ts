/**
 * Brings pictures of packages to the server: those that events speak of, and now and then all that lie here, so that none has
 * to be remembered and a server that lost some gets them again. Pictures and signatures of visits stay on site.
 */
import { type BlobsAsked, BlobsMissing, type BlobType } from '../../../shared/api/blobs.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { PhotoHash } from '../../../shared/domain/ids.ts';
import { catalog } from '../../../shared/events/catalog.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { Journal } from '../journal.ts';
import type { Log } from '../log.ts';
import type { Photos } from '../photos.ts';
import { Nothing, type WireFailure } from './exchange.ts';
import type { Wire } from './wire.ts';

export interface PhotosUp {
  /** Asks the server which it lacks, or brings it one. True when there is nothing more to bring. */
  step(): Promise<Result<boolean, WireFailure>>;
}

export interface PhotosUpParts {
  readonly wire: Pick<Wire, 'ask'>;
  readonly photos: Pick<Photos, 'read' | 'all'>;
  readonly journal: Pick<Journal, 'onKept'>;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: Log;
}

const ALL_MS = 24 * 3_600_000;
const ASKED_AT_ONCE = 500;

export function createPhotosUp({ wire, photos, journal, clock, log }: PhotosUpParts): PhotosUp {
  /** Of which it is not known whether the server has them. */
  const open = new Set<PhotoHash>();
  const lacking: PhotoHash[] = [];
  let lookedAt: number | null = null;

  journal.onKept((events) => {
    for (const photo of photosOf(events)) open.add(photo);
  });

  async function ask(): Promise<Result<boolean, WireFailure>> {
    const hashes = [...open].slice(0, ASKED_AT_ONCE);
    const body: BlobsAsked = { hashes };
    const answer = await wire.ask({ method: 'POST', path: '/v1/blobs/missing', body, answer: BlobsMissing });
    if (!answer.ok) return answer;
    for (const hash of hashes) open.delete(hash);
    const asked = new Set(hashes);
    lacking.push(...answer.value.missing.filter((hash) => asked.has(hash)));
    return ok(isDone());
  }

  async function bring(hash: PhotoHash): Promise<Result<boolean, WireFailure>> {
    const bytes = await photos.read(hash);
    // Erased meanwhile, or not readable: the next look at all of them finds what is.
    if (bytes !== null) {
      const path = `/v1/blobs/${hash}`;
      const answer = await wire.ask({
        method: 'PUT',
        path,
        file: { type: typeOf(bytes), bytes },
        answer: Nothing,
      });
      if (!answer.ok) {
        if (answer.error.code !== 'refused') return answer;
        log.warn('the server does not take a picture', { why: answer.error.why });
      }
    }
    lacking.shift();
    return ok(isDone());
  }

  async function lookAtAll(): Promise<void> {
    if (lookedAt !== null && clock.elapsed() - lookedAt < ALL_MS) return;
    for (const hash of await photos.all()) open.add(hash);
    lookedAt = clock.elapsed();
  }

  const isDone = () => open.size === 0 && lacking.length === 0;

  return {
    step: async () => {
      await lookAtAll();
      const [next] = lacking;
      if (next !== undefined) return bring(next);
      return open.size === 0 ? ok(true) : ask();
    },
  };
}

function photosOf(events: readonly Envelope[]): PhotoHash[] {
  return events.flatMap(({ type, data }) => {
    if (type !== 'package.photographed') return [];
    const read = catalog[type].data.safeParse(data);
    return read.success ? [read.data.photo] : [];
  });
}

/** What is kept here is either. */
function typeOf(bytes: Uint8Array): BlobType {
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/webp';
}
