/** What changed, for a kiosk that asks again and again: the question is held until there is an answer. */
import { ChangesPage, ChangesQuery } from '../../shared/api/changes.ts';
import { kioskOf } from '../http/access.ts';
import type { App } from '../http/app.ts';
import { type FeedPart, knownNumber, readChanges } from './read-changes.ts';
import type { Waiting } from './waiting.ts';

export function registerChanges(app: App, feed: FeedPart, waiting: Waiting): void {
  app.get(
    '/v1/changes',
    {
      config: { access: { kind: 'kiosk' } },
      schema: { querystring: ChangesQuery, response: { 200: ChangesPage } },
    },
    async (request, reply) => {
      const reader = kioskOf(request);
      const { cursor, wait } = request.query;
      let page = await readChanges(feed, reader, cursor);
      if (wait === 0) return page;
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const until = AbortSignal.any([gone.signal, AbortSignal.timeout(wait * 1_000)]);
      // What the kiosk did itself wakes it, too, and is nothing new to it.
      while (page.changes.length === 0) {
        const after = await knownNumber(feed.db, reader.property, page.cursor);
        if (!page.more && !(await waiting.forChange(reader.property, after, until))) break;
        page = await readChanges(feed, reader, page.cursor);
      }
      return page;
    },
  );
}
