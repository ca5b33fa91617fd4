/** For whoever keeps the server running: is it alive, may it be sent requests, and what does its API look like. */
import { sql } from 'kysely';
import { z } from 'zod';
import { Problem } from '../../shared/api/problem.ts';
import type { Database } from '../store/open.ts';
import type { App } from './app.ts';

const access = { kind: 'anybody' } as const;
const Fine = z.strictObject({ status: z.literal('ok') });
const FINE: z.infer<typeof Fine> = { status: 'ok' };

/** `isStopping` makes the server unready a moment before it takes no more, so that a balancer sends nobody else. */
export function registerHealth(app: App, db: Database, isStopping: () => boolean): void {
  app.get('/health', { config: { access }, schema: { response: { 200: Fine } } }, () => FINE);

  app.get(
    '/ready',
    { config: { access }, schema: { response: { 200: Fine, 503: Problem } } },
    async (_request, reply) => {
      const isReady = !isStopping() && (await answers(db));
      if (isReady) return FINE;
      return reply.code(503).send({ code: 'not-ready', say: 'The server takes no requests at the moment.' });
    },
  );

  app.get('/openapi.json', { config: { access }, schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(app.swagger())),
  );
}

async function answers(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
