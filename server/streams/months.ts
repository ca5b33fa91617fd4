/**
 * The parts of the table of events, one for each month in which they arrived: made two months ahead, so that a server that
 * nobody looks after for weeks never lacks one. What arrives without its part lies in `events_other` and is read as before.
 */
import { sql } from 'kysely';
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import type { Database } from '../store/open.ts';

const MONTHS_AHEAD = 2;
const LOOK_MS = 24 * 3_600_000;

/** Returns the way to stop. `tell` gets a part that could not be made. */
export async function keepMonths(
  db: Database,
  clock: Clock,
  tell: (part: string, cause: unknown) => void,
): Promise<() => Promise<void>> {
  let cancel = () => {};
  let working = Promise.resolve();

  const look = async () => {
    await makeMonths(db, clock.now(), tell);
    cancel = clock.after(LOOK_MS, () => {
      working = look();
    });
  };
  await look();
  return async () => {
    cancel();
    await working;
    cancel();
  };
}

async function makeMonths(
  db: Database,
  now: EpochMs,
  tell: (part: string, cause: unknown) => void,
): Promise<void> {
  const date = new Date(now);
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
    const month = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead));
    const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1));
    const part = `events_${month.toISOString().slice(0, 7).replace('-', '_')}`;
    try {
      await sql`
        create table if not exists ${sql.table(part)} partition of events
        for values from (${sql.lit(month.toISOString())}) to (${sql.lit(next.toISOString())})`.execute(db);
    } catch (cause) {
      // Another server made it at the same moment, or events of that month lie elsewhere already.
      tell(part, cause);
    }
  }
}
