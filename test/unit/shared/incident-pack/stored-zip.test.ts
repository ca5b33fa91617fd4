import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex, toUtf8 } from '../../../../shared/basics/bytes.ts';
import { createCrc } from '../../../../shared/incident-pack/crc.ts';
import { zipTime } from '../../../../shared/incident-pack/stored-zip.ts';
import { START } from '../../../harness/drafts.ts';
import { zipOf } from '../../../harness/stored-zip.ts';

describe('a zip', () => {
  test('is opened by somebody else’s program, each file as it was', () => {
    const files = {
      'statement.txt': toUtf8('Who saw it?'),
      'empty.txt': new Uint8Array(),
      'photos/a1.jpg': Uint8Array.from({ length: 70_000 }, (_, n) => n % 251),
    };
    expect(unzipSync(zipOf(files))).toEqual(files);
  });

  test('of one file is these bytes and no others', () => {
    // Local header, name and content; the list; the end. Time 09:00:00 is 0x4800, 2026-11-23 is 0x5d77.
    expect(toHex(zipOf({ 'a.txt': 'hi' }))).toBe(
      [
        '504b03040a00000000000048775dac2a93d802000000020000000500000061 2e7478746869',
        '504b01020a000a00000000000048775dac2a93d80200000002000000050000000000000000000000000000000000 612e747874',
        '504b0506000000000100010033000000250000000000',
      ]
        .join('')
        .replaceAll(' ', ''),
    );
  });

  test('made before MS-DOS had dates bears its first', () => {
    expect(zipTime(0)).toEqual({ date: (1 << 5) | 1, time: 0 });
    expect(zipTime(START + 3_723_999)).toEqual({ date: 0x5d77, time: (10 << 11) | (2 << 5) | 1 });
  });
});

test('a check sum is what zlib makes of the same bytes, in whatever pieces they come', () => {
  const bytes = fromHex('00ff10'.repeat(500));
  const crc = createCrc();
  for (let at = 0; at < bytes.length; at += 77) crc.take(bytes.subarray(at, at + 77));
  expect(crc.value()).toBe(crc32(bytes));
  expect(createCrc().value()).toBe(0);
});
