/** A list of residents on somebody's stick: whatever the stick is or does, only what a manager saw comes into force. */
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createResidentsLists } from '../../main/host/residents-lists.ts';
import { createSealedKeeper } from '../../main/host/storage/sealed-keeper.ts';
import { DriveId, type EventId, StaffId } from '../../shared/domain/ids.ts';
import type { StaffRole } from '../../shared/domain/staff-role.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Draft } from '../../shared/events/event.ts';
import { codesBench } from '../harness/codes-bench.ts';
import { chained, sessionId } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { directory as house } from '../harness/people.ts';
import { seededRandom } from '../harness/randomness.ts';

type Order = DataOf<'directory.import-ordered'>;

const drive = DriveId.parse('8:17');
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const names = new Map<string, string>(house.units.map(({ id, name }) => [id, name]));
/** Everybody who lives in the house, and whoever else is said. */
const listWith = (...rows: readonly string[]) =>
  ['unit;name', ...house.residents.map(({ unit, name }) => `${names.get(unit)};${name}`), ...rows].join('\n');

async function bench() {
  const { kiosk, journal } = await codesBench({ units: 1 });
  const { grants, keeper: book } = kiosk();
  const data = await temporaryFolder();
  const folder = join(data, 'STICK');
  await mkdir(folder);
  const files = faultyFiles();
  const random = seededRandom(5);
  const people = createSealedKeeper(house, {
    sealing: { files, random },
    path: join(data, 'directory.sealed'),
    key: new Uint8Array(32).fill(1),
    purpose: 'directory',
  });
  let plugged = true;
  const lists = createResidentsLists({
    directory: people,
    book,
    random,
    now: () => 0,
    journal: { fresh: (id) => journal.get(id) ?? null },
    grants,
    drives: {
      list: async () =>
        plugged ? [{ id: drive, label: 'ANNAS STICK', folder, isReadOnly: false, freeBytes: 9 }] : [],
    },
    log,
  });
  const drafts: Draft[] = [];
  const order = (data: Pick<Order, 'list'> & Partial<Order>, role: StaffRole = 'manager'): EventId => {
    const grant = grants.give({ kind: 'staff', staff: StaffId.parse(`${role}-9`), role }).id;
    drafts.push({
      type: 'directory.import-ordered',
      actor: { kind: 'staff', id: 'desk' },
      data: { session: sessionId(1), grant, gone: 'forward', isWhole: false, ...data },
    });
    const event = chained(drafts).at(-1);
    if (event === undefined) throw new Error('no event');
    journal.set(event.id, event);
    return event.id;
  };
  const put = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);
  const shown = async (name: string) => {
    const preview = await lists.preview(drive, name);
    if (!preview.ok) throw new Error(preview.error);
    return preview.value;
  };
  const living = () => people.current().residents.map(({ name }) => name);
  const pull = () => {
    plugged = false;
  };
  return { lists, folder, files, order, put, shown, living, pull };
}

test('what is on a stick beside lists is not offered, and the latest list comes first', async () => {
  const { lists, folder, put } = await bench();
  await put('old.csv', 'unit,name\n');
  await utimes(join(folder, 'old.csv'), 1, 1);
  for (const name of ['new.CSV', '._new.csv', 'photo.jpg', 'letter.docx']) await put(name, 'x');
  await mkdir(join(folder, 'folder.csv'));
  await symlink('/etc/passwd', join(folder, 'link.csv'));
  const found = await lists.files(drive);
  expect(found).toMatchObject({ ok: true, value: { files: [{ name: 'new.CSV' }, { name: 'old.csv' }] } });
});

test.each(['link.csv', '../../etc/passwd', '/etc/passwd', '..', 'folder', 'gone.csv'])(
  '%s, which is no file of the stick, is not read',
  async (name) => {
    const { lists, folder } = await bench();
    await symlink('/etc/passwd', join(folder, 'link.csv'));
    await mkdir(join(folder, 'folder'));
    expect(await lists.preview(drive, name)).toEqual({ ok: false, error: 'stick-gone' });
  },
);

test('a list that was shown comes into force for a manager, once', async () => {
  const { lists, order, put, shown, living } = await bench();
  let told = 0;
  lists.onImported(() => {
    told += 1;
  });
  await put('list.csv', listWith('PH;Up There'));
  const { list, added, newUnits, gone } = await shown('list.csv');
  expect({ added, newUnits, gone }).toEqual({ added: 1, newUnits: 1, gone: 0 });
  for (const role of ['attendant', 'installer'] as const) {
    expect(await lists.import(order({ list }, role))).toEqual({ ok: false, error: 'not-justified' });
  }
  expect(living()).not.toContain('Up There');
  const event = order({ list });
  expect(await lists.import(event)).toEqual({ ok: true, value: null });
  expect(living()).toContain('Up There');
  expect(await lists.import(event)).toEqual({ ok: false, error: 'not-justified' });
  expect(told).toBe(1);
});

test('another list than the one that was shown changes nothing', async () => {
  const { lists, order, put, shown, living } = await bench();
  await put('list.csv', listWith('PH;Up There'));
  const { list } = await shown('list.csv');
  expect(await lists.import(order({ list: '0'.repeat(64) }))).toEqual({ ok: false, error: 'not-shown' });
  // Exchanged on the stick meanwhile: what was read is what counts.
  await put('list.csv', 'unit;name\nPH;Somebody Else\n');
  expect(await lists.import(order({ list }))).toEqual({ ok: true, value: null });
  expect(living()).toEqual([...house.residents.map(({ name }) => name), 'Up There']);
});

test('a list with a problem is told line by line and is taken in not at all', async () => {
  const { lists, order, put, shown, living } = await bench();
  await put('list.csv', listWith(';Nobody Knows Where', '9;', 'PH;Up There'));
  const { list, problems, problemCount } = await shown('list.csv');
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    [house.residents.length + 2, 'unit-missing'],
    [house.residents.length + 3, 'name-missing'],
  ]);
  expect(problemCount).toBe(2);
  expect(await lists.import(order({ list }))).toEqual({ ok: false, error: 'has-problems' });
  expect(living()).not.toContain('Up There');
});

test('the stick is pulled out: said so, and a list that was read already still counts', async () => {
  const { lists, order, put, shown, pull, living } = await bench();
  await put('list.csv', listWith('PH;Up There'));
  const { list } = await shown('list.csv');
  pull();
  expect(await lists.import(order({ list }))).toEqual({ ok: true, value: null });
  expect(living()).toContain('Up There');
  expect(await lists.files(drive)).toEqual({ ok: false, error: 'stick-gone' });
  expect(await lists.preview(drive, 'list.csv')).toEqual({ ok: false, error: 'stick-gone' });
});

test('the stick comes off while it is still plugged in: said so', async () => {
  const { lists, folder } = await bench();
  await rm(folder, { recursive: true });
  expect(await lists.files(drive)).toEqual({ ok: false, error: 'stick-gone' });
});

test.each([
  ['nothing', '', 'empty'],
  ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 0, 0, 0]), 'no-text'],
  ['very much', new Uint8Array(20 * 1024 * 1024 + 1).fill(97), 'too-large'],
] as const)('a file with %s in it is refused in words of its own', async (_, content, error) => {
  const { lists, put } = await bench();
  await put('list.csv', content);
  expect(await lists.preview(drive, 'list.csv')).toEqual({ ok: false, error });
});

test('the disk of the kiosk is full: the old people are in force, and the list is taken in when there is room', async () => {
  const { lists, files, order, put, shown, living } = await bench();
  await put('list.csv', listWith('PH;Up There'));
  const { list } = await shown('list.csv');
  files.failNext('write', 'ENOSPC', 9);
  expect(await lists.import(order({ list }))).toEqual({ ok: false, error: 'disk-full' });
  expect(living()).not.toContain('Up There');
  files.failNext('write', 'ENOSPC', 0);
  expect(await lists.import(order({ list }))).toEqual({ ok: true, value: null });
});

test('very many who are gone are gone only when somebody has said that the list is whole', async () => {
  const { lists, order, put, shown, living } = await bench();
  const crowd = Array.from({ length: 20 }, (_, n) => `9;Somebody ${n + 1}`);
  await put('all.csv', listWith(...crowd));
  expect(await lists.import(order({ list: (await shown('all.csv')).list }))).toMatchObject({ ok: true });
  await put('few.csv', listWith());
  const { list, gone, goneNames, isManyGone } = await shown('few.csv');
  expect({ gone, isManyGone, first: goneNames[0] }).toEqual({
    gone: 20,
    isManyGone: true,
    first: { unit: '9', name: 'Somebody 1' },
  });
  expect(await lists.import(order({ list }))).toEqual({ ok: false, error: 'many-gone' });
  expect(await lists.import(order({ list, isWhole: true }))).toEqual({ ok: true, value: null });
  expect(living()).toContain('Somebody 1');
});
