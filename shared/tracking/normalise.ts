/**
 * From what a scanner or camera gave to a text that shapes can be matched against: AIM identifier taken off, spaces
 * and control characters out, letters large, group separators kept where a GS1 or an ANSI message needs them.
 */
import { err, ok, type Result } from '../basics/result.ts';

const GS = '\u001d';
/** The longest honest symbol is a PDF417 of about 1,850 characters. */
const MOST_CHARACTERS = 4096;
const AIM = /^\][A-Za-z][0-9A-Za-z]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
const CONTROL = /[\u0000-\u001c\u001e\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** What one barcode gave: its text, and the AIM identifier of its symbology where the reader tells it. */
export interface Read {
  readonly text: string;
  readonly aim: string | null;
}

export interface Normalised {
  readonly aim: string | null;
  /** In its own case, for what is case-sensitive: a pass. */
  readonly asRead: string;
  /** Without spaces, control characters and separators. */
  readonly text: string;
  /** The same, cut at the group separators. */
  readonly fields: readonly string[];
}

export type Unreadable = 'empty' | 'too-long' | 'control-characters-only';

export function normalise(read: Read): Result<Normalised, Unreadable> {
  if (read.text === '') return err('empty');
  if (read.text.length > MOST_CHARACTERS) return err('too-long');
  const prefix = AIM.exec(read.text)?.[0];
  const bare = prefix === undefined ? read.text : read.text.slice(prefix.length);
  const asRead = bare.replace(CONTROL, '').replace(/\s/gu, '');
  // ASCII only: `toUpperCase` makes an S of the long s, and so a carrier's number of what is none.
  const clean = asRead.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const fields = clean.split(GS).filter((field) => field !== '');
  const text = fields.join('');
  if (text === '') return err('control-characters-only');
  return ok({ aim: read.aim ?? prefix ?? null, asRead, text, fields });
}
