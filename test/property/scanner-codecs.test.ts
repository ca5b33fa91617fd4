import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scan } from '../../hardware/ports/scanner.ts';
import { createSymbolReader } from '../../hardware/scanner/hid-pos/codec.ts';
import type { SymbolReader } from '../../hardware/scanner/listening.ts';
import { createSerialSymbolReader } from '../../hardware/scanner/serial/codec.ts';
import { createWedgeSymbolReader } from '../../hardware/scanner/wedge/codec.ts';
import { joinBytes, toUtf8 } from '../../shared/basics/bytes.ts';
import { aHidPosScanner, aKeyboardScanner, aSerialScanner } from '../harness/scanners.ts';

const hidPos = (): SymbolReader => {
  const reader = createSymbolReader();
  return {
    take: (bytes, atMs) => [reader.take(bytes, atMs)].filter((scan) => scan !== null),
    silenceMs: null,
    silence: () => null,
    disturbed: reader.disturbed,
  };
};
const READERS = { 'HID POS': hidPos, serial: createSerialSymbolReader, keyboard: createWedgeSymbolReader };

const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});
/** As barcodes have it: what can be printed, and group separators. None that reads as an identifier of its own. */
const symbol = fc
  .tuple(fc.constantFrom('1', 'Z', '(', '~'), printable, fc.constantFrom('', '\x1d'), printable)
  .map((parts) => parts.join(''));
const aim = fc.constantFrom(']C0', ']C1', ']d2', ']L2', ']Q3', ']U1');
const symbols = fc.array(fc.record({ text: symbol, aim }), { minLength: 1, maxLength: 4 });

/** Reports are of 64 and 8 bytes, a line brings any number: noise has all of them, and what looks like a beginning. */
const packet = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => joinBytes([[0x02], bytes.subarray(1)])),
  fc.uint8Array({ minLength: 8, maxLength: 8 }),
);

test.each(Object.entries(READERS))('%s: no bytes make it throw, or tell what no barcode says', (_, make) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(packet, fc.nat(700)), { maxLength: 30 }), (packets) => {
      const reader = make();
      let atMs = 0;
      const scans: (Scan | null)[] = [];
      for (const [bytes, pauseMs] of packets) {
        atMs += pauseMs;
        if (reader.silenceMs !== null && pauseMs > reader.silenceMs) scans.push(reader.silence());
        scans.push(...reader.take(bytes, atMs));
      }
      for (const scan of scans) {
        if (!scan) continue;
        expect(scan.text.replaceAll('\x1d', '')).not.toMatch(/\p{Cc}/u);
        expect(scan.text.length).toBeGreaterThan(0);
        expect(scan.text.length).toBeLessThanOrEqual(4096);
        expect(scan.aim === null || /^\][A-Za-z][0-9A-Za-z]$/.test(scan.aim)).toBe(true);
      }
    }),
  );
});

test('serial: symbols come out as they went in, wherever the line cuts them', () => {
  fc.assert(
    fc.property(symbols, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sent, cuts) => {
      const bytes = toUtf8(sent.map((one) => `${one.aim}${one.text}\r`).join(''));
      const reader = createSerialSymbolReader();
      const scans: Scan[] = [];
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const end = at + (cuts[turn % cuts.length] ?? 1);
        scans.push(...reader.take(bytes.subarray(at, end), 0));
        at = end;
      }
      expect(scans).toEqual(sent);
    }),
  );
});

test.each([
  ['HID POS', () => aHidPosScanner()],
  ['HID POS with a late identifier', () => aHidPosScanner({ lateIdentifier: true, trailingReturn: true })],
  ['serial', () => aSerialScanner()],
  ['serial that is ended by silence', () => aSerialScanner({ suffix: '' })],
  ['keyboard', () => aKeyboardScanner()],
  [
    'keyboard that types separators by their code',
    () => aKeyboardScanner({ separator: 'alt-029', suffix: 'tab' }),
  ],
])('%s: what the scanner reads is what is told', async (_, open) => {
  await fc.assert(
    fc.asyncProperty(symbols, async (sent) => {
      const { clock, device, scanner, scans } = await open();
      for (const one of sent) {
        device.scan(one.text, one.aim);
        await clock.advance(4_000);
      }
      expect(scans).toEqual(sent);
      await scanner.close();
    }),
    { numRuns: 25 },
  );
});
