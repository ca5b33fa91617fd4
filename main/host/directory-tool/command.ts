/**
 * By hand, on a kiosk that is stopped, for a site without a server: the list of residents in and out of the directory,
 * and what the property says of itself and of its room. Both shells have it, each with its own keystore.
 *
 *     import residents.csv --data FOLDER [--dry-run] [--gone return] [--list-is-whole] [--pins]
 *     export residents.csv --data FOLDER
 *     site site.json --data FOLDER
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { Directory } from '../../../shared/domain/directory.ts';
import { NO_TEXT, problemInWords } from '../../../shared/people-import/in-words.ts';
import { writePeople } from '../../../shared/people-import/write-people.ts';
import { CodeBook } from '../codes/book.ts';
import { createBookKeeper } from '../codes/book-keeper.ts';
import { USUAL_COST } from '../codes/hash.ts';
import { pinsForNewUnits } from '../codes/unit-pins.ts';
import { applyPeople, type PeopleParts, type PeoplePreview, previewPeople } from '../people-import.ts';
import { onStoppedKiosk, type SecretsOf, type StoppedKiosk } from '../stopped-kiosk.ts';
import { readSealedJson } from '../storage/sealed-json.ts';
import { createSealedKeeper } from '../storage/sealed-keeper.ts';
import { changeSite } from './change-site.ts';

const options = {
  data: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  gone: { type: 'string', default: 'forward' },
  'list-is-whole': { type: 'boolean', default: false },
  pins: { type: 'boolean', default: false },
} as const;

/** More than a screen of a terminal helps nobody. */
const MOST_PROBLEMS = 50;

type Said = Result<string, string>;

export interface DirectoryTool {
  readonly secrets: SecretsOf;
  /** Which kiosk, where nobody says; null where somebody must. */
  readonly folder: string | null;
  readonly random: RandomBytes;
  readonly now: () => number;
}

/** Gives what to say, and on which of the two ways out. */
export async function directoryCommand(args: readonly string[], tool: DirectoryTool): Promise<Said> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [deed, file] = positionals;
  const data = values.data ?? tool.folder;
  if (data === null || file === undefined) {
    return err('Say what, which file, and which kiosk: import|export|site FILE --data FOLDER.');
  }
  const { gone } = values;
  if (gone !== 'forward' && gone !== 'return') return err('--gone is forward or return.');
  const work = async (kiosk: StoppedKiosk): Promise<Said> => {
    const opened = await open(kiosk, tool);
    if (!opened.ok) return opened;
    if (deed === 'import') return importPeople(kiosk, opened.value, file, { ...values, gone });
    if (deed === 'export') return exportPeople(opened.value, file);
    if (deed === 'site') return changeSite(kiosk, opened.value.directory, file);
    return err(`"${deed}" is none of import, export, site.`);
  };
  const done = await onStoppedKiosk(data, tool.secrets, work);
  return done.ok ? done.value : done;
}

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (cause) {
    // What it throws of is a slip of whoever typed.
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

interface Asked {
  readonly gone: 'forward' | 'return';
  readonly 'dry-run': boolean;
  readonly 'list-is-whole': boolean;
  readonly pins: boolean;
}

async function importPeople(
  kiosk: StoppedKiosk,
  opened: PeopleParts,
  file: string,
  asked: Asked,
): Promise<Said> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return err(`${file} cannot be read.`);
  const read = previewPeople(opened, bytes, asked.gone);
  if (!read.ok) return err(NO_TEXT[read.error]);
  const preview = read.value;
  const { problems, isManyGone } = preview;
  if (problems.length > 0) {
    const lines = problems.slice(0, MOST_PROBLEMS).map(problemInWords);
    const more = problems.length > MOST_PROBLEMS ? [`… and ${problems.length - MOST_PROBLEMS} more.`] : [];
    return err([...lines, ...more, 'Nothing was changed.'].join('\n'));
  }
  const summary = inWords(preview, asked.gone);
  if (asked['dry-run']) return ok([...summary, 'Nothing was changed: this was a dry run.'].join('\n'));
  if (isManyGone && !asked['list-is-whole']) {
    const question =
      'Nothing was changed: that is very many gone. If the list is whole, add --list-is-whole.';
    return err([...summary, question].join('\n'));
  }
  const applied = await applyPeople(opened, preview);
  if (!applied.ok) return err(`Nothing was changed: ${applied.error}.`);
  return asked.pins ? withPins(kiosk, opened, summary) : ok([...summary, 'Done.'].join('\n'));
}

function inWords({ encoding, separator, unused, difference }: PeoplePreview, gone: string): string[] {
  const { added, changed, unchanged, newUnits, left, emptied } = difference;
  const names = (units: readonly { readonly name: string }[]) => units.map(({ name }) => name).join(', ');
  return [
    `Read as ${encoding}, separated by ${separator === '\t' ? 'tabs' : separator}.`,
    ...(unused.length > 0 ? [`Columns that were left alone: ${unused.join(', ')}.`] : []),
    `${added.length} new, ${changed.length} changed, ${difference.gone.length} gone (${gone}), ${unchanged} as before.`,
    ...(newUnits.length > 0 ? [`New units: ${names(newUnits)}.`] : []),
    ...(emptied.length > 0 ? [`PINs that end, as nobody is left who knew them: ${names(emptied)}.`] : []),
    ...(left.length > 0 ? [`Somebody left who knows the PIN, and others stay: ${names(left)}.`] : []),
  ];
}

async function withPins(
  { keys }: StoppedKiosk,
  { directory, book, random }: PeopleParts,
  summary: readonly string[],
): Promise<Said> {
  const made = await pinsForNewUnits(
    { book, pepper: keys.pepper, cost: USUAL_COST, random },
    directory.current().units,
  );
  if (!made.ok) return err([...summary, `The list is in force. No PIN was given: ${made.error}.`].join('\n'));
  const pins = made.value.map(({ unit, pin }) => `  ${unit.padEnd(16)}  ${pin}`);
  const title = 'These PINs are new and are shown only now:';
  return ok([...summary, ...(pins.length > 0 ? [title, ...pins] : []), 'Done.'].join('\n'));
}

async function exportPeople(opened: PeopleParts, file: string): Promise<Said> {
  const directory = opened.directory.current();
  // It holds names: never over something else, and for nobody but whoever asked.
  const written = await writeFile(file, writePeople(directory), { flag: 'wx', mode: 0o600 }).then(
    () => true,
    () => false,
  );
  if (!written) return err(`${file} cannot be written, or is there already.`);
  return ok(`${directory.residents.length} people are in ${file}. Delete it when you are done with it.`);
}

async function open(
  { paths, keys, sealing }: StoppedKiosk,
  { random, now }: DirectoryTool,
): Promise<Result<PeopleParts, string>> {
  const { files } = sealing;
  const directory = await readSealedJson(files, paths.directory, Directory, keys.people, 'directory');
  if (!directory.ok) return err(`The directory cannot be read: ${directory.error}.`);
  const book = await readSealedJson(files, paths.codes, CodeBook, keys.codes, 'codes');
  if (!book.ok) return err(`The file of codes cannot be read: ${book.error}.`);
  const kept = { sealing, path: paths.directory, key: keys.people, purpose: 'directory' };
  return ok({
    directory: createSealedKeeper(directory.value, kept),
    book: createBookKeeper(book.value, sealing, paths.codes, keys.codes),
    random,
    now,
  });
}
