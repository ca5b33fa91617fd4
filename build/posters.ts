/**
 * `npm run posters`: the posters of a room by hand, from the directory of a kiosk that is stopped, drawn by any Chromium.
 * How they look is the page's business; at a kiosk that runs, managers make them from the board.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openPageFiles } from '../main/host/page-files.ts';
import { onStoppedKiosk } from '../main/host/stopped-kiosk.ts';
import { replaceFile } from '../main/host/storage/atomic-file.ts';
import { nodeFiles } from '../main/host/storage/files.ts';
import { readSealedJson } from '../main/host/storage/sealed-json.ts';
import { fileSecrets } from '../main/shells/node/file-secrets.ts';
import { pagePrinter } from '../main/shells/node/print-page.ts';
import { servePages } from '../main/shells/node/serve.ts';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { Directory } from '../shared/domain/directory.ts';
import { Paper, PosterLanguage, posterAddress, posterOf, usualPaper } from '../shared/domain/poster.ts';
import { findBrowser } from './start/find-browser.mjs';

const USAGE = `npm run posters -- --data FOLDER --out FOLDER [--language en --language es] [--paper letter|a4]

  --data      the kiosk's data folder; stop the kiosk first
  --out       where posters.pdf goes
  --language  ${PosterLanguage.options.join(', ')}; left out: the property's
  --paper     left out: what is usual where the property is`;

const made = await run(process.argv.slice(2));
process[made.ok ? 'stdout' : 'stderr'].write(`${made.ok ? made.value : made.error}\n`);
process.exitCode = made.ok ? 0 : 1;

async function run(args: readonly string[]): Promise<Result<string, string>> {
  const asked = read(args);
  if (!asked.ok) return asked;
  const { data, out } = asked.value;
  const binary = findBrowser({ platform: process.platform, env: process.env, exists: existsSync }) ?? null;
  if (binary === null) return err('Drawing them needs Chromium, Chrome or Edge, and none was found.');
  const opened = await onStoppedKiosk(data, fileSecrets, ({ paths, keys }) =>
    readSealedJson(nodeFiles, paths.directory, Directory, keys.people, 'directory'),
  );
  if (!opened.ok) return opened;
  if (!opened.value.ok) return err(`There is no directory of a kiosk in ${data}.`);
  const directory = opened.value.value;
  const { language, timeZone } = directory.property;
  const languages = asked.value.languages ?? [
    PosterLanguage.options.find((one) => one.split('-')[0] === language.split('-')[0]) ?? 'en',
  ];
  const paper = asked.value.paper ?? usualPaper(timeZone);
  const pdf = await draw(binary, posterAddress(posterOf(directory, { languages, paper })));
  if (!pdf.ok) return pdf;
  await mkdir(out, { recursive: true });
  const file = join(out, 'posters.pdf');
  const written = await replaceFile(nodeFiles, file, pdf.value);
  return written.ok ? ok(`${file}: ${2 * languages.length} sheets`) : err(`${file} cannot be written.`);
}

interface Asked {
  readonly data: string;
  readonly out: string;
  readonly languages: PosterLanguage[] | null;
  readonly paper: Paper | null;
}

function read(args: readonly string[]): Result<Asked, string> {
  const option = { type: 'string' } as const;
  let values: { data?: string; out?: string; paper?: string; language?: string[] };
  try {
    const options = {
      data: option,
      out: option,
      paper: option,
      language: { ...option, multiple: true },
    } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (cause) {
    return err(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`);
  }
  const { data, out, paper, language } = values;
  if (data === undefined || out === undefined) return err(USAGE);
  const languages = PosterLanguage.array()
    .min(1)
    .nullable()
    .safeParse(language ?? null);
  if (!languages.success) return err(`--language is one of ${PosterLanguage.options.join(', ')}.`);
  const sheet = Paper.nullable().safeParse(paper ?? null);
  if (!sheet.success) return err('--paper is letter or a4.');
  return ok({ data: resolve(data), out: resolve(out), languages: languages.data, paper: sheet.data });
}

async function draw(binary: string, address: string): Promise<Result<Uint8Array, string>> {
  const pages = await openPageFiles({
    folder: join(import.meta.dirname, '../dist/renderer'),
    hasRoom: false,
  });
  if (pages === null) return err('The pages are not built. Build them with: npm run build');
  const complain = (problem: string) => process.stderr.write(`${problem}\n`);
  const served = await servePages({ port: 0, token: 'nobody', pages, roomApi: null, complain });
  if (!served.ok) return err(served.error.say);
  const printed = await pagePrinter({ binary, origin: () => served.value.origin })(address);
  await served.value.close();
  return printed.ok ? printed : err(`They could not be drawn: ${printed.error.detail}.`);
}
