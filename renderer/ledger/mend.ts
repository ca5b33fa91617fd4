/**
 * Gives the host back what its disk has lost: the events of a damaged file of the journal, from this page's copy. The
 * host checks that they fit before it takes them; what this page does not have whole, it does not offer.
 */
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { LedgerDatabase } from './database.ts';

export async function mendJournal(
  database: LedgerDatabase,
  host: Pick<Client, 'ask'>,
  report: (what: string, cause: unknown) => void,
): Promise<void> {
  const damage = await host.ask('journal.damage', {});
  if (!damage.ok) return;
  for (const { first, last } of damage.value.parts) {
    const events = await database.events.where('seq').between(first, last, true, true).toArray();
    const isAll = events.length === last - first + 1;
    const answer = isAll ? await host.ask('journal.restore', { events }) : null;
    if (answer === null) report('a damaged part of the journal is not in the database either', first);
    else if (!answer.ok) return;
    else if (!answer.value.ok) report('a damaged part of the journal was not restored', answer.value.error);
  }
}
