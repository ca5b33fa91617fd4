/** Tells of each event that is added to the ledger from now on, once and in order. What came before it does not tell. */
import { type LedgerEvent, readEvent } from '../../shared/events/event.ts';
import type { LedgerDatabase } from './database.ts';

/** Gives the way to stop. */
export async function followEvents(
  database: LedgerDatabase,
  tell: (event: LedgerEvent) => void,
): Promise<() => void> {
  let seen = (await database.heads.get('head'))?.seq ?? 0;
  let reading: Promise<void> = Promise.resolve();
  let isOver = false;

  const read = async () => {
    const added = await database.events.where('seq').above(seen).toArray();
    for (const envelope of added) {
      if (isOver) return;
      seen = envelope.seq;
      const event = readEvent(envelope);
      if (event.ok) tell(event.value);
    }
  };
  const stop = database.onChange(() => {
    reading = reading.then(read);
  });
  return () => {
    isOver = true;
    stop();
  };
}
