import { describe, expect, test } from 'vitest';
import { checkedLine, readCheckedLines } from '../../../../../main/host/storage/checked-line.ts';

const texts = ['{"n":1}', '', '{"label":"冷蔵庫"}'];
const lines = texts.map(checkedLine);
const bytes = Buffer.from(lines.join(''));
const [first = '', second = '', third = ''] = lines;

describe('a checked line', () => {
  test('is the CRC-32 of its text in eight digits, a space, the text and a line feed', () => {
    // The check value that every description of CRC-32 gives.
    expect(checkedLine('123456789')).toBe('cbf43926 123456789\n');
    // One whose checksum begins with zeros.
    expect(checkedLine('')).toBe('00000000 \n');
  });
});

describe('reading checked lines', () => {
  test('gives every text, and where its line begins', () => {
    expect(readCheckedLines(bytes)).toEqual({
      texts,
      offsets: [0, first.length, first.length + second.length],
      goodBytes: bytes.length,
      rest: 'none',
    });
  });

  test('of nothing gives nothing', () => {
    const nothing = { texts: [], offsets: [], goodBytes: 0, rest: 'none' };
    expect(readCheckedLines(new Uint8Array())).toEqual(nothing);
  });

  test('looks at no byte beside those that it was given', () => {
    const around = Buffer.concat([Buffer.from('xx\n'), bytes, Buffer.from('yy\n')]);
    const given = new Uint8Array(around.buffer, around.byteOffset + 3, bytes.length);
    expect(readCheckedLines(given)).toMatchObject({ texts, rest: 'none' });
  });

  test.each([
    ['has no line feed', third.slice(0, -1), 'torn'],
    ['has something else for its line feed', `${third.slice(0, -1)}x`, 'torn'],
    ['is one digit', '0', 'torn'],
    ['has a wrong checksum', third.replace(/^./, 'x'), 'torn'],
    ['has another sign for its space', third.replace(' ', '_'), 'torn'],
    ['is empty', '\n', 'torn'],
    ['has a wrong checksum and another line behind it', `${third.replace(/^./, 'x')}${first}`, 'damaged'],
    ['is empty and has another line behind it', `\n${first}`, 'damaged'],
  ])('ends before a line that %s', (_, line, rest) => {
    const good = first + second;
    expect(readCheckedLines(Buffer.from(good + line))).toEqual({
      texts: texts.slice(0, 2),
      offsets: [0, first.length],
      goodBytes: good.length,
      rest,
    });
  });

  test('ends at the very beginning of a file that begins with an empty line', () => {
    const nothing = { texts: [], offsets: [], goodBytes: 0 };
    expect(readCheckedLines(Buffer.from('\n'))).toEqual({ ...nothing, rest: 'torn' });
    expect(readCheckedLines(Buffer.from(`\n${first}`))).toEqual({ ...nothing, rest: 'damaged' });
  });
});
