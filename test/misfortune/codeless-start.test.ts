import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCodeTime } from '../../main/host/codes/code-time.ts';
import { openCodeless } from '../../main/host/codes/codeless.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { Directory } from '../../shared/domain/directory.ts';
import { PhotoHash, UnitId } from '../../shared/domain/ids.ts';
import { must } from '../harness/codes-bench.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { directory as house } from '../harness/people.ts';
import { seededRandom } from '../harness/randomness.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const unit = UnitId.parse('u-4b');
const photo = PhotoHash.parse('ab'.repeat(32));

/** Numbers of UPS with a check digit that fits: UPS counts letters as digits and every second one twice. */
function label(n: number): string {
  const body = `5R8939${String(n).padStart(9, '0')}`;
  const values = [...body].map((char) => (/\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 63) % 10));
  const sum = values.reduce((all, value, at) => all + value * (at % 2 === 1 ? 2 : 1), 0);
  return `1Z${body}${(10 - (sum % 10)) % 10}`;
}

async function bench({ codeless = 'known-unit' as 'off' | 'known-unit', hasPhoto = true } = {}) {
  const clock = createManualClock();
  const files = faultyFiles();
  const folder = await temporaryFolder();
  const path = join(folder, 'codeless-starts.json');
  const pepper = seededRandom(3)(32);
  const directory = Directory.parse({ ...house, property: { ...house.property, intake: { codeless } } });
  const start = async () => {
    const time = await openCodeTime(files, join(folder, 'code-time.json'), clock, 0);
    await time.keep();
    const grants = createGrants(clock, seededRandom(4));
    const opened = await openCodeless({
      files,
      path,
      directory: () => directory,
      pepper,
      time,
      grants,
      hasPhoto: async () => hasPhoto,
    });
    const codeless = must(opened);
    const begin = (text: string, of = unit) => codeless.begin({ text, aim: ']C0', unit: of, photo });
    return { begin, codeless, grants };
  };
  return { clock, files, folder, path, start, ...(await start()) };
}

const answers = async (begin: (text: string) => Promise<{ answer: string }>, ...numbers: number[]) => {
  const all: string[] = [];
  for (const n of numbers) all.push((await begin(label(n))).answer);
  return all;
};

describe('a courier without a code', () => {
  test('is granted what a courier with one is, with the carrier of the label', async () => {
    const { begin } = await bench();
    expect(await begin(label(1))).toMatchObject({
      answer: 'granted',
      grant: { kind: 'courier', carrier: 'ups', unit: null, staff: null },
    });
  });

  test.each(['0000-ANYTHING-0000', 'TBA123456789012', '1Z5R89390357567128', 'K2-0001'])(
    'is not let in for %s, which proves nothing',
    async (text) => {
      const { begin } = await bench();
      expect(await begin(text)).toEqual({ answer: 'no-proof' });
    },
  );

  test('is not let in where the property says so, for a unit of another house, nor without a photo', async () => {
    expect(await (await bench({ codeless: 'off' })).begin(label(1))).toEqual({ answer: 'not-allowed' });
    expect(await (await bench()).begin(label(1), UnitId.parse('u-99z'))).toEqual({ answer: 'not-allowed' });
    expect(await (await bench({ hasPhoto: false })).begin(label(1))).toEqual({ answer: 'no-photo' });
  });

  test('may begin three times in ten minutes and twelve times a day, and no more', async () => {
    const { begin, clock } = await bench();
    expect(await answers(begin, 1, 2, 3)).toEqual(['granted', 'granted', 'granted']);
    expect(await begin(label(4))).toEqual({ answer: 'too-many', waitMs: 10 * MINUTE });
    for (let n = 4; n <= 12; n += 3) {
      await clock.advance(10 * MINUTE);
      expect(await answers(begin, n, n + 1, n + 2)).toEqual(['granted', 'granted', 'granted']);
    }
    await clock.advance(10 * MINUTE);
    expect(await begin(label(13))).toEqual({ answer: 'too-many', waitMs: 24 * 60 * MINUTE - 40 * MINUTE });
  });

  test.each([
    ['back', -YEAR],
    ['forward', YEAR],
  ])('gains nothing when the clock is set %s by a year, before a restart and after', async (_, jump) => {
    const { begin, clock, start } = await bench();
    await answers(begin, 1, 2, 3);
    clock.setWall(clock.now() + jump);
    expect((await begin(label(4))).answer).toBe('too-many');
    expect((await (await start()).begin(label(4))).answer).toBe('too-many');
  });

  test('cannot begin several times at once on the count of one', async () => {
    const { begin } = await bench();
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => begin(label(n))));
    expect(all.map(({ answer }) => answer)).toEqual([
      'granted',
      'granted',
      'granted',
      'too-many',
      'too-many',
    ]);
  });

  test('is granted nothing that could not be counted', async () => {
    const { begin, files } = await bench();
    files.failNext('write', 'ENOSPC');
    expect(await begin(label(1))).toEqual({ answer: 'not-kept' });
    expect((await begin(label(1))).answer).toBe('granted');
  });
});

describe('a label', () => {
  test('that opened the door opens it no second time, after a restart neither', async () => {
    const { begin, codeless, path, start } = await bench();
    const answer = await begin(label(1));
    if (answer.answer !== 'granted') throw new Error(answer.answer);
    codeless.opened(answer.grant.id);
    expect(await begin(label(1))).toEqual({ answer: 'used' });
    await expect.poll(() => readFile(path, 'utf8')).toMatch(/"opened":\["[0-9a-f]{32}"\]/);
    expect(await (await start()).begin(label(1))).toEqual({ answer: 'used' });
    expect(await readFile(path, 'utf8')).not.toContain(label(1));
  });

  test('is not burnt by a door that did not open, nor by a restart in between', async () => {
    const { begin, grants, start } = await bench();
    const answer = await begin(label(1));
    if (answer.answer !== 'granted') throw new Error(answer.answer);
    expect(grants.valid(answer.grant.id)).not.toBeNull();
    expect((await begin(label(1))).answer).toBe('granted');
    expect((await (await start()).begin(label(1))).answer).toBe('granted');
  });

  test('is not forgotten because the file was damaged: the kiosk says so and does not start', async () => {
    const { path, start, begin } = await bench();
    await begin(label(1));
    await writeFile(path, '{"starts":');
    await expect(start()).rejects.toThrow('unreadable');
  });
});
