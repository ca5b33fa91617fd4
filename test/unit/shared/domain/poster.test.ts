import { describe, expect, test } from 'vitest';
import {
  type Poster,
  posterAddress,
  posterFrom,
  posterOf,
  usualPaper,
} from '../../../../shared/domain/poster.ts';
import { directory } from '../../../harness/people.ts';

const wish = { languages: ['en', 'ar'] as Poster['languages'], paper: 'letter' as const };
const fragment = (poster: Poster) => posterAddress(poster).replace('/poster.html#', '');

describe('a poster', () => {
  test('has every zone of the room and whom to call, and nobody who lives there', () => {
    const poster = posterOf(directory, wish);
    expect(poster.zones.map(({ name }) => name)).toEqual(directory.zones.map(({ name }) => name));
    const written = JSON.stringify(poster);
    for (const { name, id } of directory.residents) {
      expect(written).not.toContain(name);
      expect(written).not.toContain(id);
    }
    for (const { id } of directory.units) expect(written).not.toContain(`"${id}"`);
  });

  test('comes out of its address as it went in, in any script', () => {
    const named = { ...directory, property: { ...directory.property, name: '枫树苑 · Café “É”' } };
    const poster = posterOf(named, wish);
    expect(posterFrom(fragment(poster))).toEqual(poster);
  });

  test.each([
    ['nothing', ''],
    ['no base64url', '%%%'],
    ['no JSON', 'bm90IGpzb24'],
    ['something else', 'eyJhIjoxfQ'],
  ])('is not made of %s', (_, text) => {
    expect(posterFrom(text)).toBeNull();
  });
});

test.each([
  ['America/New_York', 'letter'],
  ['America/Mexico_City', 'letter'],
  ['America/Sao_Paulo', 'a4'],
  ['Europe/Vienna', 'a4'],
  ['Asia/Shanghai', 'a4'],
])('in %s people print on %s', (timeZone, paper) => {
  expect(usualPaper(timeZone)).toBe(paper);
});
