/** A code that is nobody's and never was: told from every other by its locator, since the book has no code in the clear. */
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { CodeBook } from './book.ts';
import { newCode } from './digits.ts';
import { locatorOf } from './hash.ts';

/** Two codes with one locator would be one record for whoever types the second of them. */
export function freshCourierCode(book: CodeBook, pepper: Uint8Array, random: RandomBytes): string {
  const couriers = new Set(book.couriers.map(({ locator }) => locator));
  const staff = new Set(book.staff.map(({ locator }) => locator));
  return newCode(
    random,
    (code) => couriers.has(locatorOf(pepper, 'courier', code)) || staff.has(locatorOf(pepper, 'staff', code)),
  );
}
