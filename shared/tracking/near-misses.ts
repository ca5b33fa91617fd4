/**
 * Which formats a number of nobody looks like, and why it is of none of them: for whoever holds a label that is read
 * otherwise than they expect. No parcel's number depends on it.
 */
import type { CarrierId } from './carriers.ts';
import { checkDigit } from './check-digits.ts';
import { type Format, formats } from './formats.ts';
import { elements } from './gs1.ts';
import { isMessage, numberInMessage } from './messages.ts';
import { normalise, type Read } from './normalise.ts';

export type NearMiss = {
  readonly carrier: CarrierId;
  readonly format: string;
} & (
  | { readonly because: 'check-digit-wrong'; readonly is: number; readonly shouldBe: number }
  /** The carrier prints it in these symbologies alone, by the letters of their AIM identifiers. */
  | { readonly because: 'other-symbology'; readonly symbologies: string }
);

export function nearMisses(read: Read, table: readonly Format[] = formats): readonly NearMiss[] {
  const normalised = normalise(read);
  if (!normalised.ok) return [];
  const { fields, aim } = normalised.value;
  const message = numberInMessage(fields);
  if (message !== null)
    return table
      .filter(({ carrier }) => carrier === message.carrier)
      .flatMap((format) => missOf(format, message.number, null) ?? []);
  if (isMessage(fields)) return [];
  const numbers = elements(fields, aim).flatMap(({ number }) => number ?? []);
  return numbers.flatMap((number) => table.flatMap((format) => missOf(format, number, aim) ?? []));
}

/** Null where the number has not the shape, and where nothing is wrong with it. */
function missOf({ carrier, name, shape, check, symbologies }: Format, text: string, aim: string | null) {
  const match = shape.exec(text);
  if (match === null) return null;
  const named = { carrier, format: name };
  const { body, check: digit } = match.groups ?? {};
  const shouldBe = check === null || body === undefined ? null : checkDigit(check, body);
  if (shouldBe !== null && shouldBe !== Number(digit))
    return { ...named, because: 'check-digit-wrong', is: Number(digit), shouldBe } as const;
  const isPrinted = aim === null || symbologies === null || symbologies.includes(aim.charAt(1));
  return isPrinted ? null : ({ ...named, because: 'other-symbology', symbologies } as const);
}
