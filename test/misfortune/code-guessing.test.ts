import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFailures } from '../../main/host/codes/failures.ts';
import { firstCodes } from '../../main/host/codes/first-codes.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createCodes } from '../../main/host/codes/verify.ts';
import { demonstrationDirectory } from '../../main/host/demonstration.ts';
import { writeSealedJson } from '../../main/host/storage/sealed-json.ts';
import { ok } from '../../shared/basics/result.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';

/** As little work as Argon2id allows: what is asked here is not how long it takes. */
const cost = { memoryKib: 8, passes: 1 };
const random = seededRandom(7);
const pepper = random(32);
const directory = { ...demonstrationDirectory() };
directory.units = directory.units.slice(0, 4);
const { book, shown } = await firstCodes(
  { directory, carriers: ['ups', 'dhl'], staff: 'desk', now: 0 },
  pepper,
  cost,
  random,
);
const codes = [
  shown.staffPin,
  ...shown.couriers.map(({ code }) => code),
  ...shown.phones.map(({ pin }) => pin),
];
const [phone = { unit: '', pin: '' }] = shown.phones;
const [courier = { carrier: '', code: '' }] = shown.couriers;
const YEAR_MS = 365 * 86_400_000;
/** Six digits that are nobody's. */
const wrong = ['000001', '000002', '000003'].find((code) => !codes.includes(code)) ?? '';

/** What runs out by it is asked in courier-codes.test.ts. */
const time = { now: () => 0, keep: async () => ok() };

async function bench(folder?: string, clock = createManualClock()) {
  const at = folder ?? (await temporaryFolder());
  const files = faultyFiles();
  const start = async (over: { files?: typeof files } = {}) => {
    const failures = await openFailures(over.files ?? files, join(at, 'wrong-codes.json'), clock.elapsed());
    if (!failures.ok) throw new Error(failures.error);
    const grants = createGrants(clock, random);
    return createCodes({
      book: () => book,
      time,
      directory: () => directory,
      pepper,
      cost,
      failures: failures.value,
      grants,
      clock,
    });
  };
  const kiosk = await start();
  const tryPin = (code: string, unit = phone.unit, at_ = kiosk) =>
    at_.verify({ kind: 'resident', unit, code });
  return { folder: at, files, clock, start, kiosk, tryPin };
}

describe('somebody who shows a code', () => {
  test('is granted what the code is for, however the unit is typed', async () => {
    const { kiosk, tryPin } = await bench();
    expect(await tryPin(phone.pin)).toMatchObject({
      answer: 'granted',
      grant: { kind: 'resident', carrier: null },
    });
    expect((await tryPin(phone.pin, ` ${phone.unit.toLowerCase().split('').join('-')} `)).answer).toBe(
      'granted',
    );
    expect(await kiosk.verify({ kind: 'courier', code: courier.code })).toMatchObject({
      answer: 'granted',
      grant: { kind: 'courier', carrier: courier.carrier, unit: null, staff: null },
    });
    expect(await kiosk.verify({ kind: 'staff', code: shown.staffPin })).toMatchObject({
      answer: 'granted',
      grant: { kind: 'staff', staff: 'desk', unit: null },
    });
  });

  test('gets nothing with a code that is right for somebody else', async () => {
    const { kiosk, tryPin } = await bench();
    const other = shown.phones[1]?.pin ?? '';
    expect((await tryPin(other)).answer).toBe('wrong');
    expect((await tryPin(shown.staffPin)).answer).toBe('wrong');
    expect((await kiosk.verify({ kind: 'staff', code: courier.code })).answer).toBe('wrong');
    expect((await kiosk.verify({ kind: 'courier', code: phone.pin })).answer).toBe('wrong');
  });
});

describe('somebody who guesses', () => {
  test('waits after the fifth wrong code, twice as long after the sixth', async () => {
    const { tryPin, clock } = await bench();
    for (let n = 1; n <= 4; n++) expect(await tryPin(wrong)).toEqual({ answer: 'wrong', waitMs: 0 });
    expect(await tryPin(wrong)).toEqual({ answer: 'wrong', waitMs: 30_000 });
    await clock.advance(29_999);
    expect(await tryPin(wrong)).toEqual({ answer: 'waiting', waitMs: 1 });
    await clock.advance(1);
    expect(await tryPin(wrong)).toEqual({ answer: 'wrong', waitMs: 60_000 });
  });

  test('is not even looked at while waiting, with the right code neither', async () => {
    const { tryPin } = await bench();
    for (let n = 1; n <= 5; n++) await tryPin(wrong);
    expect((await tryPin(phone.pin)).answer).toBe('waiting');
  });

  test.each([
    ['back', -YEAR_MS],
    ['forward', YEAR_MS],
  ])('waits as long when the clock is set %s by a year, before a restart and after', async (_, jump) => {
    const { tryPin, clock, start } = await bench();
    for (let n = 1; n <= 5; n++) await tryPin(wrong);
    clock.setWall(clock.now() + jump);
    expect(await tryPin(wrong)).toEqual({ answer: 'waiting', waitMs: 30_000 });
    const restarted = await start();
    expect(await tryPin(wrong, phone.unit, restarted)).toEqual({ answer: 'waiting', waitMs: 30_000 });
    await clock.advance(30_000);
    expect((await tryPin(phone.pin, phone.unit, restarted)).answer).toBe('granted');
  });

  test('unit after unit waits as long when the clock is set by a year either way', async () => {
    for (const jump of [-YEAR_MS, YEAR_MS]) {
      const { tryPin, clock, start } = await bench();
      for (let n = 0; n < 20; n++) await tryPin(wrong, `${n}Q`);
      clock.setWall(clock.now() + jump);
      for (const kiosk of [undefined, await start()])
        expect(await tryPin(phone.pin, phone.unit, kiosk)).toEqual({ answer: 'waiting', waitMs: 180_000 });
      await clock.advance(180_000);
      expect((await tryPin(phone.pin)).answer).toBe('granted');
    }
  });

  test('is counted before the code is compared: dying in between forgives nothing', async () => {
    const { tryPin, folder, start, clock } = await bench();
    for (let n = 1; n <= 4; n++) await tryPin(wrong);
    const damaged = {
      ...book,
      residents: book.residents.map((one) => ({ ...one, hash: '$argon2id$broken' })),
    };
    const failures = await openFailures(faultyFiles(), join(folder, 'wrong-codes.json'), 0);
    if (!failures.ok) throw new Error(failures.error);
    const dying = await createCodes({
      book: () => damaged,
      time,
      directory: () => directory,
      pepper,
      cost,
      failures: failures.value,
      grants: createGrants(clock, random),
      clock,
    });
    await expect(tryPin(phone.pin, phone.unit, dying)).rejects.toThrow();
    expect(await tryPin(phone.pin, phone.unit, await start())).toEqual({ answer: 'waiting', waitMs: 30_000 });
  });

  test('is compared with nothing while the count cannot be kept', async () => {
    const { tryPin, files } = await bench();
    files.failNext('write', 'ENOSPC');
    await expect(tryPin(phone.pin)).rejects.toThrow('could not be kept');
    expect((await tryPin(phone.pin)).answer).toBe('granted');
  });

  test('is not forgiven because the file of counts was damaged', async () => {
    const { tryPin, folder } = await bench();
    await tryPin(wrong);
    await writeFile(join(folder, 'wrong-codes.json'), '{"room":');
    expect(await openFailures(faultyFiles(), join(folder, 'wrong-codes.json'), 0)).toEqual({
      ok: false,
      error: 'unreadable',
    });
  });

  test('cannot try several at once on the count of one', async () => {
    const { tryPin } = await bench();
    const answers = await Promise.all(Array.from({ length: 8 }, () => tryPin(wrong)));
    expect(answers.map(({ answer }) => answer)).toEqual([
      ...Array.from({ length: 5 }, () => 'wrong'),
      ...Array.from({ length: 3 }, () => 'waiting'),
    ]);
  });

  test('learns nothing about which units there are', async () => {
    const { tryPin } = await bench();
    for (let n = 1; n <= 7; n++) expect(await tryPin(wrong, '99Z')).toEqual(await tryPin(wrong));
    expect((await tryPin(phone.pin, '99-z')).answer).toBe('waiting');
  });

  test('keeps nobody else waiting, up to twenty wrong codes in the room', async () => {
    const { kiosk, tryPin } = await bench();
    for (let n = 1; n <= 5; n++) await tryPin(wrong);
    expect((await tryPin(shown.phones[1]?.pin ?? '', shown.phones[1]?.unit)).answer).toBe('granted');
    expect((await kiosk.verify({ kind: 'courier', code: courier.code })).answer).toBe('granted');
  });

  test('unit after unit is slowed down for the whole room, and never stopped for good', async () => {
    const { tryPin, clock } = await bench();
    for (let n = 0; n < 20; n++) await tryPin(wrong, `${n}Q`);
    const answer = await tryPin(wrong, '21Q');
    expect(answer.answer).toBe('waiting');
    await clock.advance(answer.answer === 'waiting' ? answer.waitMs : 0);
    expect((await tryPin(phone.pin)).answer).toBe('granted');
  });

  test('a right code forgives the wrong ones before it', async () => {
    const { tryPin } = await bench();
    for (let round = 0; round < 2; round++) {
      for (let n = 1; n <= 4; n++) expect(await tryPin(wrong)).toEqual({ answer: 'wrong', waitMs: 0 });
      expect((await tryPin(phone.pin)).answer).toBe('granted');
    }
  });
});

test('no code is in any file, nor who typed what', async () => {
  const { folder, tryPin, kiosk } = await bench();
  await writeSealedJson(
    { files: faultyFiles(), random },
    join(folder, 'codes.sealed'),
    book,
    random(32),
    'codes',
  );
  await tryPin(phone.pin);
  await tryPin('246813', 'nowhere');
  await kiosk.verify({ kind: 'courier', code: '975310' });
  const names = await readdir(folder);
  expect(names.sort()).toEqual(['codes.sealed', 'wrong-codes.json']);
  const text = (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
  for (const code of [...codes, '246813', '975310']) expect(text).not.toContain(code);
  expect(text.toLowerCase()).not.toContain('nowhere');
  expect(JSON.stringify(book)).not.toContain(phone.pin);
});
