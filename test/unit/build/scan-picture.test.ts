import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pictureIn, readingsIn } from '../../../build/scan-picture.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'test/fixtures/labels');

interface Known {
  readonly file: string;
  readonly degradation: string;
  readonly texts: readonly string[];
}

function known(): readonly Known[] {
  const [, ...lines] = readFileSync(join(folder, 'truth.tsv'), 'utf8').trimEnd().split('\n');
  const rows = lines.map((line) => line.split('\t'));
  return [...Map.groupBy(rows, ([file]) => file ?? '')].map(([file, all]) => ({
    file,
    degradation: all[0]?.[2] ?? '',
    texts: all.map(([, , , , text]) => JSON.parse(text ?? '""') as string).filter((text) => text !== ''),
  }));
}

/** `npm run scan -- --image …`, one parsed line each. */
function scan(...files: string[]) {
  const program = join(root, 'build/scan.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, '--image', ...files], {
    encoding: 'utf8',
    cwd: root,
  });
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { lines, stderr, status };
}

/** What every picture of must be read, or have nothing in it; the benchmark counts the others. */
const SURE = /^(upright|turned|aslant|no code)/;

test('the pictures of labels say what they are said to say, and nothing else', async () => {
  const sure = known().filter(({ degradation }) => SURE.test(degradation));
  expect(sure.length).toBeGreaterThan(50);
  for (const { file, texts } of sure) {
    const picture = pictureIn(join(folder, file));
    if (!picture.ok) throw new Error(`${file}: ${picture.error}`);
    const read = (await readingsIn(picture.value)).map(({ text }) => text);
    const [first] = texts;
    // A message of a square code is known by the number in it.
    if (first !== undefined) expect(read.join('\n'), file).toContain(first);
    expect(
      read.filter((text) => !texts.some((one) => text.includes(one))),
      file,
    ).toEqual([]);
  }
}, 60_000);

describe('the scan tool, given pictures', () => {
  test('says how large each is, what is in it, and what the kiosk would make of it', () => {
    const label = known().find(({ file }) => file.includes('label-of-ups'));
    const { lines } = scan(join(folder, label?.file ?? ''));
    const [size, ...symbols] = lines;
    expect(size).toMatchObject({ width: 1920, height: 1080 });
    const numbers = symbols.flatMap((symbol) => ('best' in symbol ? [symbol.best] : []));
    expect(numbers).toContainEqual(expect.objectContaining({ carrier: 'ups', number: label?.texts[0] }));
  });

  test('says of a picture without codes that there are none, and goes on after a file that is no picture', () => {
    const nothing = known().find(({ texts }) => texts.length === 0);
    const { lines, stderr, status } = scan(join(root, 'package.json'), join(folder, nothing?.file ?? ''));
    expect(stderr).toContain('it is neither a PNG nor a JPEG');
    expect(status).not.toBe(0);
    expect(lines).toEqual([expect.objectContaining({ width: 1280, height: 720 })]);
  });
});
