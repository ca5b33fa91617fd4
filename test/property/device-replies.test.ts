import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStatusReader } from '../../hardware/printer/brother-ql/status.ts';
import { languageOf, parseDeviceId } from '../../hardware/printer/device-id.ts';
import { createReplyReader as createEscPosReader } from '../../hardware/printer/escpos/replies.ts';
import { troublesInAutomatic } from '../../hardware/printer/escpos/status.ts';
import { parseErrorStatus } from '../../hardware/printer/zpl/error-status.ts';
import { createFrameReader } from '../../hardware/printer/zpl/frames.ts';
import { createHostStatusReader } from '../../hardware/printer/zpl/host-status.ts';
import { createSymbolReader } from '../../hardware/scanner/hid-pos/codec.ts';
import { createReplyReader } from '../../hardware/strike/numato/codec.ts';
import { fromHex, toUtf8 } from '../../shared/basics/bytes.ts';

const GS = '\x1d';
const GOOD =
  '\x02014,0,0,0633,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n';
const packets = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 });

test('no bytes from a printer make its reader throw, and a good reply after them is still read', () => {
  fc.assert(
    fc.property(packets, (garbage) => {
      const frames = createFrameReader();
      const lines = createHostStatusReader();
      for (const packet of garbage) {
        for (const frame of frames.push(packet)) {
          lines.take(frame);
          parseErrorStatus(frame);
        }
      }
      const read = frames.push(toUtf8(GOOD)).map((frame) => lines.take(frame));
      expect(read.at(-1)).toMatchObject({ paperOut: false, labelLengthDots: 633 });
    }),
  );
});

test('a reply says the same however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(GOOD.length), { maxLength: 12 }), (cuts) => {
      const frames = createFrameReader();
      const at = [0, ...cuts.toSorted((a, b) => a - b), GOOD.length];
      const read = at.slice(1).flatMap((end, place) => frames.push(toUtf8(GOOD.slice(at[place], end))));
      expect(read).toHaveLength(3);
    }),
  );
});

test('no bytes from an ESC/POS printer make its reader throw, and an answer after them is still read', () => {
  fc.assert(
    fc.property(packets, (garbage) => {
      const reader = createEscPosReader();
      for (const packet of garbage) {
        for (const reply of reader.push(packet)) {
          if (reply.kind === 'automatic') expect(troublesInAutomatic(reply.bytes)).toBeInstanceOf(Array);
          if (reply.kind === 'process-id') expect(reply.id).toHaveLength(4);
        }
      }
      // Its end ends whatever block the garbage began.
      reader.push(Uint8Array.of(0x00));
      expect(reader.push(fromHex('37223746334100')).at(-1)).toEqual({ kind: 'process-id', id: '7F3A' });
    }),
  );
});

test('no bytes from a Brother QL make its reader throw, and the second status after them is read', () => {
  const idle = fromHex('802042343530000000003e0a'.padEnd(64, '0'));
  fc.assert(
    fc.property(packets, (garbage) => {
      const reader = createStatusReader();
      for (const packet of garbage) reader.push(packet);
      // The beginning of a status in the garbage may swallow the first.
      reader.push(idle);
      expect(reader.push(idle).at(-1)).toMatchObject({ kind: 'reply', widthMm: 62 });
    }),
  );
});

test('no device id makes its reader throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const id = parseDeviceId(bytes);
      if (id) expect([null, 'zpl', 'escpos', 'brother-ql']).toContain(languageOf(id));
    }),
  );
});

test('no reports make a scanner tell control characters, or more than four kilobytes', () => {
  const report = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => {
    bytes[0] = 0x02;
    bytes[1] = (bytes[1] ?? 0) % 57;
    return bytes;
  });
  fc.assert(
    fc.property(
      fc.array(fc.oneof(report, fc.uint8Array({ maxLength: 80 })), { maxLength: 40 }),
      (reports) => {
        const reader = createSymbolReader();
        for (const [place, bytes] of reports.entries()) {
          const scan = reader.take(bytes, place);
          if (!scan) continue;
          expect(scan.text.replaceAll(GS, '')).not.toMatch(/\p{Cc}/u);
          expect(scan.text.length).toBeLessThanOrEqual(4096);
          expect(scan.aim === null || scan.aim.length === 3).toBe(true);
        }
      },
    ),
  );
});

test('no bytes from a relay board make its reader throw, and the answer after the next prompt is read', () => {
  fc.assert(
    fc.property(packets, (garbage) => {
      const reader = createReplyReader();
      for (const packet of garbage) reader.push(packet);
      reader.push(toUtf8('>'));
      expect(reader.push(toUtf8('relay read 0\n\roff\n\r>'))).toEqual([
        { echo: 'relay read 0', answer: 'off' },
      ]);
    }),
  );
});
