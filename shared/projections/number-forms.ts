/**
 * What a site learns of numbers whose carrier no table tells: the same form, said by people of several visits to be of
 * the same carrier, is probably of it. It forgets at the first answer that says otherwise, and keeps no number.
 */
import type { DataOf } from '../events/catalog.ts';
import { formOf } from '../tracking/number-form.ts';
import { type Reduction, read, write } from './reducer.ts';
import type { NumberFormRow } from './tables.ts';

/** One person who is wrong, or taps the same wrong key for a whole cart of parcels, teaches nothing. */
const ANSWERS = 3;
const SESSIONS = 2;

/** The carrier that numbers of this form are probably of; null while too few have said so. */
export function learnedCarrier(row: NumberFormRow | undefined): string | null {
  const isLearned = row !== undefined && row.answers >= ANSWERS && row.sessions.length >= SESSIONS;
  return isLearned ? row.carrier : null;
}

/** Once learned, answers that agree change nothing: nearly every parcel is of a form that is known. */
export function* learnForm({
  tracking,
  carrier,
  session,
}: Pick<DataOf<'package.received'>, 'tracking' | 'carrier' | 'session'>): Reduction {
  const form = formOf(tracking);
  if (form === null || carrier === null) return;
  const row = yield* read('numberForms', form);
  if (row?.carrier !== carrier) {
    yield* write('numberForms', { form, carrier, answers: 1, sessions: [session] });
    return;
  }
  const answers = Math.min(row.answers + 1, ANSWERS);
  const sessions = [...new Set([...row.sessions, session])].slice(0, SESSIONS);
  if (answers === row.answers && sessions.length === row.sessions.length) return;
  yield* write('numberForms', { ...row, answers, sessions });
}
