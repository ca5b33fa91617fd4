/**
 * Tells the ledger, through the device log, from when each carrier's code or badge is good and from when it no longer
 * is. At least once: a kiosk that is cut off between the log and the book says it again, of the same id.
 */
import type { EpochMs } from '../../../shared/basics/clock.ts';
import type { CredentialId } from '../../../shared/domain/ids.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import type { CodeBook, Noted } from './book.ts';
import type { BookKeeper } from './book-keeper.ts';

export async function noteCredentials(
  keeper: BookKeeper,
  deviceLog: Pick<DeviceLog, 'append'>,
): Promise<void> {
  const { couriers, badges } = keeper.current();
  for (const one of couriers) await note(keeper, deviceLog, 'code', one);
  for (const one of badges) await note(keeper, deviceLog, 'badge', one);
}

async function note(
  keeper: BookKeeper,
  deviceLog: Pick<DeviceLog, 'append'>,
  what: 'code' | 'badge',
  { credential, carrier, from, until, isNotedFrom, isNotedUntil }: Noted,
): Promise<void> {
  const isFrom = from !== null && !isNotedFrom;
  const isUntil = until !== null && !isNotedUntil;
  if (!isFrom && !isUntil) return;
  const of = { credential, carrier, what };
  if (isFrom) await deviceLog.append('courier-credential.issued', { ...of, from: instant(from) });
  if (isUntil) await deviceLog.append('courier-credential.ended', { ...of, from: instant(until) });
  await keeper.change((book) => noted(book, credential, isFrom, isUntil));
}

function noted(book: CodeBook, credential: CredentialId, isFrom: boolean, isUntil: boolean): CodeBook {
  const mark = <T extends Noted>(one: T): T =>
    one.credential === credential
      ? { ...one, isNotedFrom: one.isNotedFrom || isFrom, isNotedUntil: one.isNotedUntil || isUntil }
      : one;
  return { ...book, couriers: book.couriers.map(mark), badges: book.badges.map(mark) };
}

function instant(at: EpochMs): string {
  return new Date(at).toISOString();
}
