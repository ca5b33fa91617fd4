/**
 * Figures of the process for Prometheus: how many requests of which route, how long they took, and what Node uses.
 * They name routes and never a property. Who reads them shows the operator's token; without one there is no such page.
 */
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';

/** Made once a process: a second registry would count Node's figures twice. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

export function registerMetrics(app: App, registry: Registry, token: string): void {
  const seconds = new Histogram({
    name: 'packroom_http_request_seconds',
    help: 'How long requests took, by route and answer.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });
  app.addHook('onResponse', async ({ routeOptions, method }, reply) => {
    const labels = { route: routeOptions.url ?? 'none', method, status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / 1_000);
  });

  const expected = sha256(toUtf8(`Bearer ${token}`));
  app.get(
    '/metrics',
    { config: { access: { kind: 'anybody' } }, schema: { hide: true } },
    async (request, reply) => {
      const shown = sha256(toUtf8(request.headers.authorization ?? ''));
      if (!timingSafeEqual(shown, expected))
        throw new Refusal(401, 'not-signed-in', 'The token of this page is not right.');
      return reply.type(registry.contentType).send(await registry.metrics());
    },
  );
}
