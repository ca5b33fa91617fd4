import { expect, test } from 'vitest';
import { lineInJson } from '../../../../main/host/line-in-json.ts';

const TEXT = `{
  "name": "a \\"quoted\\", [tricky] {one}",
  "zones": [
    { "id": "a", "at": { "x": 1 } },
    {
      "id": "b",
      "sizes": [[1, 2], [
        3]]
    }
  ],
  "last": null
}`;

test.each([
  [['name'], 2],
  [['zones'], 3],
  [['zones', 0, 'at', 'x'], 4],
  [['zones', 1], 5],
  [['zones', 1, 'id'], 6],
  [['zones', 1, 'sizes', 0, 1], 7],
  [['zones', 1, 'sizes', 1, 0], 8],
  [['last'], 11],
  [[], 1],
])('%j begins on line %d', (path, line) => {
  expect(lineInJson(TEXT, path)).toBe(line);
});

test('what is missing is looked for where it should have stood', () => {
  expect(lineInJson(TEXT, ['zones', 1, 'name'])).toBe(5);
  expect(lineInJson(TEXT, ['doors'])).toBe(1);
});
