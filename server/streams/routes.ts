/** Events in from a kiosk, and back to one that lost them. A kiosk writes its own stream and reads its property's. */
import { z } from 'zod';
import { Problem } from '../../shared/api/problem.ts';
import {
  EventBatch,
  EventsRefused,
  EventsTaken,
  StreamHead,
  StreamPage,
  StreamQuery,
} from '../../shared/api/streams.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { StreamId } from '../../shared/domain/ids.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { erasedBy } from '../blobs/erasing.ts';
import type { Waiting } from '../changes/waiting.ts';
import { kioskOf } from '../http/access.ts';
import type { App } from '../http/app.ts';
import { Refusal } from '../http/refusal.ts';
import type { Database } from '../store/open.ts';
import { type HeldStream, heldStream, readStream } from './read-stream.ts';
import { takeEvents } from './take-events.ts';
import { type BatchFault, batchFault } from './true-batch.ts';

/** A page of a kiosk unpacked, with room to spare. */
const MOST_BYTES = 8_000_000;

const config = { access: { kind: 'kiosk' } } as const;
const params = z.strictObject({ stream: StreamId });
const SAY: Readonly<Record<'gap' | 'fork', string>> = {
  gap: 'There are events missing before these.',
  fork: 'Another event has this number already. Somebody has to look at this kiosk.',
};
const FAULTS: Readonly<Record<BatchFault, string>> = {
  'other-stream': 'One of the events is of another kiosk.',
  gap: 'The events do not follow each other.',
  'not-bound': 'The events do not hang on each other.',
  altered: 'One of the events is not what its hash says.',
  'seal-of-another-head': 'The seal is not of the last event.',
  'seal-not-genuine': 'The seal was not made with the key of this kiosk.',
};

export function registerStreams(
  app: App,
  db: Database,
  clock: Pick<Clock, 'now'>,
  waiting: Pick<Waiting, 'wake'>,
  blobs: Pick<Blobs, 'sweep'>,
): void {
  async function held(property: Parameters<typeof heldStream>[1], stream: StreamId): Promise<HeldStream> {
    const found = await heldStream(db, property, stream);
    if (found === null) throw new Refusal(404, 'not-found', 'There is nothing here.');
    return found;
  }

  app.post(
    '/v1/streams/:stream/events',
    {
      config,
      bodyLimit: MOST_BYTES,
      schema: {
        params,
        body: EventBatch,
        response: { 200: EventsTaken, 404: Problem, 409: EventsRefused, 422: Problem },
      },
    },
    async (request, reply) => {
      const { property, stream: own } = kioskOf(request);
      const { stream } = request.params;
      if (stream !== own) throw new Refusal(404, 'not-found', 'There is nothing here.');
      const { publicKey } = await held(property, stream);
      const fault = batchFault(request.body, stream, publicKey);
      if (fault !== null) throw new Refusal(422, fault, FAULTS[fault]);
      const taken = await takeEvents(db, { ...request.body, property, stream }, clock.now());
      if (taken === null) throw new Refusal(404, 'not-found', 'There is nothing here.');
      const { outcome, head } = taken;
      if (outcome === 'taken') {
        waiting.wake(property);
        if (erasedBy(request.body.events).length > 0) await blobs.sweep(property, clock.now());
        return { head };
      }
      return reply.code(409).send({ code: outcome, say: SAY[outcome], head });
    },
  );

  app.get(
    '/v1/streams/:stream/head',
    { config, schema: { params, response: { 200: StreamHead, 404: Problem } } },
    async (request) => (await held(kioskOf(request).property, request.params.stream)).head,
  );

  app.get(
    '/v1/streams/:stream/events',
    { config, schema: { params, querystring: StreamQuery, response: { 200: StreamPage, 404: Problem } } },
    async (request) => {
      const { property } = kioskOf(request);
      const { stream } = request.params;
      const { head } = await held(property, stream);
      return { ...(await readStream(db, property, stream, request.query)), head };
    },
  );
}
