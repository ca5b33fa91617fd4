import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSite } from '../../../../main/host/site-file.ts';
import { temporaryFolder } from '../../../harness/faulty-files.ts';

const example = join(import.meta.dirname, '../../../../docs/example-site.json');

async function written(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'site.json');
  await writeFile(path, text);
  return path;
}

test('the example of the manual is a site', async () => {
  expect(await readSite(example)).toMatchObject({ ok: true, value: { property: { name: 'Maple Court' } } });
});

test('what is wrong is said where it stands, all of it at once', async () => {
  const path = await written(
    '{"property": {"name": "", "language": "en", "timeZone": "UTC"}, "zones": [], "rent": 1}',
  );
  const read = await readSite(path);
  if (read.ok) throw new Error('it was taken');
  const places = read.error.split('\n').map((line) =>
    line
      .slice(path.length + 2)
      .split(':')[0]
      ?.replace(/^line 1, /, ''),
  );
  expect(places).toEqual(['property.name', 'zones', 'whole']);
});

test('a zone that reaches out of the room is refused', async () => {
  const at = { x: 50, y: 0, width: 20, height: 5 };
  const zones = [{ id: 'a', name: 'A', kind: 'shelf', capacity: 5, at }];
  const plan = { width: 60, height: 40, door: { x: 30, y: 40 } };
  const property = { name: 'House', language: 'en', timeZone: 'UTC' };
  const read = await readSite(await written(JSON.stringify({ property, zones, plan })));
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining('reaches out of the room') });
});

test('two zones of one id, of one name or at one place are refused, each with its line', async () => {
  const path = await written(`{
  "property": { "name": "House", "language": "en", "timeZone": "UTC" },
  "plan": { "width": 60, "height": 40, "door": { "x": 30, "y": 40 } },
  "zones": [
    { "id": "a", "name": "Shelf A", "kind": "shelf", "capacity": 5, "at": { "x": 0, "y": 0, "width": 20, "height": 5 } },
    { "id": "b", "name": "Shelf B", "kind": "shelf", "capacity": 5, "at": { "x": 20, "y": 0, "width": 20, "height": 5 } },
    { "id": "a", "name": "Shelf C", "kind": "shelf", "capacity": 5 },
    { "id": "d", "name": "shelf  b", "kind": "shelf", "capacity": 5 },
    { "id": "e", "name": "Shelf E", "kind": "shelf", "capacity": 5, "at": { "x": 30, "y": 4, "width": 20, "height": 5 } }
  ]
}`);
  const read = await readSite(path);
  if (read.ok) throw new Error('it was taken');
  expect(read.error.split('\n').map((line) => line.slice(path.length + 2))).toEqual([
    'line 7, zones.2.id: a is the id of Shelf A, too',
    'line 8, zones.3.name: b is called shelf  b, too',
    'line 9, zones.4.at: e overlaps b',
  ]);
});

test('a file that is not there, and one that is no JSON', async () => {
  expect(await readSite('/nowhere/site.json')).toMatchObject({ ok: false });
  expect(await readSite(await written('name: Maple Court'))).toMatchObject({
    ok: false,
    error: expect.stringContaining('no JSON'),
  });
});
