/**
 * Writes pictures of labels as files, with what stands on them: `node test/harness/labels/write.ts FOLDER [--all]`.
 * Without `--all` it is every fifth, which is what `test/fixtures/labels` holds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import type { Picture } from '../../../renderer/input/camera/picture.ts';
import { corpus } from './corpus.ts';

const KEPT_EVERY = 5;
const QUALITY = 35;

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('say into which folder');
mkdirSync(folder, { recursive: true });
const lines = ['file\tgroup\tdegradation\taim\ttext'];
for (const [n, one] of corpus().entries()) {
  if (!options.includes('--all') && n % KEPT_EVERY !== 0) continue;
  const file = `${String(n).padStart(3, '0')}-${fileNameOf(one.name)}.jpg`;
  writeFileSync(join(folder, file), jpegOf(await one.draw()));
  const truths = one.truth.length === 0 ? [{ aim: '', text: '' }] : one.truth;
  for (const { aim, text } of truths)
    lines.push([file, one.group, one.degradation, aim, JSON.stringify(text)].join('\t'));
}
writeFileSync(join(folder, 'truth.tsv'), `${lines.join('\n')}\n`);

function fileNameOf(name: string): string {
  return name
    .toLowerCase()
    .replace('°', '')
    .replace(/[^a-z0-9-]+/g, '-');
}

function jpegOf({ pixels, width, height }: Picture): Buffer {
  const data = Buffer.alloc(4 * pixels.length, 255);
  for (const [at, grey] of pixels.entries()) data.fill(grey, 4 * at, 4 * at + 3);
  return jpeg.encode({ data, width, height }, QUALITY).data;
}
