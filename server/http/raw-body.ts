/**
 * The bodies of kiosks as they arrive: unpacked where they are packed, up to the limit of their route, and hashed as they
 * were sent, for what their token promised.
 */
import { createHash, type Hash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FastifyRequest, RequestPayload } from 'fastify';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';

const hashes = new WeakMap<FastifyRequest, Hash>();

export function readRawBodies(app: App): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (request.routeOptions.config.access?.kind !== 'kiosk') return payload;
    const hash = createHash('sha256');
    hashes.set(request, hash);
    const counted: RequestPayload = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        sent += chunk.length;
        if (unpacked !== null) unpacked.receivedEncodedLength = sent;
        done(null, chunk);
      },
    });
    let sent = 0;
    let unpacked: RequestPayload | null = null;
    switch (request.headers['content-encoding'] ?? 'identity') {
      case 'identity':
        return payload.pipe(counted as Transform);
      case 'gzip':
        unpacked = gunzipped(payload.pipe(counted as Transform));
        return unpacked;
      default:
        throw new Refusal(415, 'refused', 'The server does not read this kind of content.');
    }
  });
}

/** base64url SHA-256 of the bytes as they were sent; null where there was no body. Once a request. */
export function bodyHash(request: FastifyRequest): string | null {
  return hashes.get(request)?.digest('base64url') ?? null;
}

function gunzipped(packed: Readable): RequestPayload {
  const gunzip: RequestPayload & Transform = createGunzip();
  // Fastify answers by what an error says of itself: packed badly is the caller's.
  gunzip.on('error', (fault: Error & { statusCode?: number }) => {
    fault.statusCode = 400;
  });
  packed.on('error', (fault) => gunzip.destroy(fault));
  return packed.pipe(gunzip);
}
