/** Photos and signatures in from a kiosk, and back to one of the same property that lost them. */
import { z } from 'zod';
import {
  BLOB_TYPES,
  BlobHash,
  BlobsAsked,
  BlobsMissing,
  BlobType,
  MOST_BLOB_BYTES,
} from '../../shared/api/blobs.ts';
import { Problem } from '../../shared/api/problem.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { kioskOf } from '../http/access.ts';
import type { App } from '../http/app.ts';
import { Refusal } from '../http/refusal.ts';
import type { BlobFault, Blobs } from './blobs.ts';

const config = { access: { kind: 'kiosk' } } as const;
/** What the document of the API calls a file. */
const Bytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .meta({ override: { type: 'string', format: 'binary' } });
const params = z.strictObject({ hash: BlobHash });
const FAULTS: Readonly<Record<BlobFault, string>> = {
  'other-bytes': 'These bytes are not what their hash says.',
  'other-type': 'This is no picture of the type that was said.',
};

export function registerBlobs(app: App, blobs: Blobs, clock: Pick<Clock, 'now'>): void {
  app.addContentTypeParser([...BLOB_TYPES], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.put(
    '/v1/blobs/:hash',
    {
      config,
      bodyLimit: MOST_BLOB_BYTES,
      schema: {
        params,
        headers: z.looseObject({ 'content-type': BlobType }),
        body: Bytes,
        response: { 200: z.strictObject({}), 422: Problem },
      },
    },
    async (request) => {
      const type = request.headers['content-type'];
      const blob = { type, bytes: request.body };
      const kept = await blobs.keep(kioskOf(request).property, request.params.hash, blob, clock.now());
      if (!kept.ok) throw new Refusal(422, kept.error, FAULTS[kept.error]);
      return {};
    },
  );

  app.post(
    '/v1/blobs/missing',
    { config, schema: { body: BlobsAsked, response: { 200: BlobsMissing } } },
    async (request) => ({ missing: await blobs.missing(kioskOf(request).property, request.body.hashes) }),
  );

  app.get(
    '/v1/blobs/:hash',
    { config, schema: { params, response: { 200: Bytes, 404: Problem, 500: Problem } } },
    async (request, reply) => {
      const blob = await blobs.read(kioskOf(request).property, request.params.hash);
      if (!blob.ok) throw new Refusal(500, 'damaged', 'This picture is there, but damaged.');
      if (blob.value === null) throw new Refusal(404, 'not-found', 'There is nothing here.');
      return reply.type(blob.value.type).header('cache-control', 'private, immutable').send(blob.value.bytes);
    },
  );
}
