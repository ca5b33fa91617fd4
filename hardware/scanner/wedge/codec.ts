/**
 * Symbols from the reports of a scanner that plays a boot keyboard (USB HID 1.11, appendix B): 8 bytes, which are the
 * modifiers, nothing, and the keys that are down. Ctrl, Alt and the system key never become more than the one
 * character they stand for in a barcode, so that no barcode presses a hot key.
 */
import type { SymbolReader } from '../listening.ts';
import { decodeSymbol, prefixedScanOf } from '../symbol.ts';
import { createSymbolEnd, SILENCE_MS } from '../symbol-end.ts';
import { KEYPAD_DIGIT_USAGES, US_LAYOUT } from './layout.ts';

const REPORT_BYTES = 8;
/** Instead of every key when more are down than fit: it says nothing of which. */
const ROLL_OVER = 0x01;
/** Left and right of each. */
const CTRL = 0x11;
const SHIFT = 0x22;
const ALT = 0x44;
const SYSTEM = 0x88;

const SUFFIXES = new Set([0x28, 0x2b, 0x58]);
const CLOSING_BRACKET = 0x30;
const GS = 0x1d;
const CR = 0x0d;

export function createWedgeSymbolReader(): SymbolReader {
  const symbol = createSymbolEnd();
  let down: ReadonlySet<number> = new Set();
  /** What is typed on the keypad while Alt is down, as the code of a character. */
  let altCode = '';

  const scansOf = (bytes: Uint8Array | null) => {
    const scan = bytes ? prefixedScanOf(decodeSymbol(bytes)) : null;
    return scan ? [scan] : [];
  };

  function endAltCode(atMs: number) {
    const code = Number(altCode);
    altCode = '';
    if (code === CR) return scansOf(symbol.suffix(atMs));
    if (code === GS || (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff)) {
      symbol.add(code, atMs);
      // A character of a code page that nobody named: the symbol would be a wrong one without it.
    } else if (code > 0x7f) symbol.spoil(atMs);
    return [];
  }

  function press(key: number, modifiers: number, atMs: number) {
    if (modifiers & ALT) {
      const { first, last } = KEYPAD_DIGIT_USAGES;
      if (key >= first && key <= last && altCode.length < 4) altCode += String((key - first + 1) % 10);
      return [];
    }
    if (modifiers & CTRL) {
      if (key === CLOSING_BRACKET) symbol.add(GS, atMs);
      return [];
    }
    if (modifiers & SYSTEM) return [];
    if (SUFFIXES.has(key)) return scansOf(symbol.suffix(atMs));
    const character = US_LAYOUT.get(key)?.[modifiers & SHIFT ? 1 : 0];
    if (character !== undefined) symbol.add(character.charCodeAt(0), atMs);
    return [];
  }

  return {
    silenceMs: SILENCE_MS,
    take(report, atMs) {
      const [modifiers = 0, , ...keys] = report;
      if (report.length !== REPORT_BYTES || keys.includes(ROLL_OVER)) return [];
      const isAltOver = altCode !== '' && (modifiers & ALT) === 0;
      const before = isAltOver ? endAltCode(atMs) : [];
      // A key counts when it goes down: reports are repeated, and one key may go down before another is up.
      const pressed = [...new Set(keys)].filter((key) => key !== 0 && !down.has(key));
      down = new Set(keys);
      return [...before, ...pressed.flatMap((key) => press(key, modifiers, atMs))];
    },
    disturbed: symbol.disturbed,
    silence: () => scansOf(symbol.silence())[0] ?? null,
  };
}
