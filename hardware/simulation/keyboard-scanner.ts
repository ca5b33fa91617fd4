/**
 * A scanner in keyboard mode from the other end of the wire: it presses and releases a key for each character, one
 * report every few milliseconds.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { US_LAYOUT } from '../scanner/wedge/layout.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';

const IN = 0x81;
const LEFT_CTRL = 0x01;
const LEFT_SHIFT = 0x02;
const LEFT_ALT = 0x04;
const ENTER = 0x28;
const TAB = 0x2b;
const CLOSING_BRACKET = 0x30;
const KEYPAD = { 0: 0x62, 2: 0x5a, 9: 0x61 };

export interface KeyboardScannerHabits {
  readonly suffix: 'enter' | 'tab' | 'none';
  readonly sendsAim: boolean;
  /** How it types a group separator. */
  readonly separator: 'ctrl-bracket' | 'alt-029';
  /** bInterval. */
  readonly reportEveryMs: number;
}

const USUAL: KeyboardScannerHabits = {
  suffix: 'enter',
  sendsAim: true,
  separator: 'ctrl-bracket',
  reportEveryMs: 8,
};

export interface SimulatedKeyboardScanner {
  readonly wire: SimulatedWire;
  /** False while it is unplugged. */
  scan(text: string, aim: string | null): boolean;
  /** Reports as they are, at its pace. */
  send(...reports: readonly Uint8Array[]): void;
  /** Whether the host has set the boot protocol. */
  isInBootProtocol(): boolean;
}

export function createKeyboardScanner(
  clock: Clock,
  identity: DeviceIdentity,
  habits: Partial<KeyboardScannerHabits> = {},
): SimulatedKeyboardScanner {
  const { suffix, sendsAim, separator, reportEveryMs } = { ...USUAL, ...habits };
  let isBoot = false;
  let freeAt = 0;
  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [
      {
        number: 0,
        classCode: 0x03,
        subclassCode: 0x01,
        protocolCode: 0x01,
        endpoints: [{ address: IN, kind: 'interrupt', maxPacketBytes: 8 }],
      },
    ],
    takes: (_endpoint, bytes) => bytes.length,
    answers({ requestType, request, value }) {
      if (requestType !== 0x21 || (request !== 0x0a && request !== 0x0b)) return 'stall';
      if (request === 0x0b) isBoot = value === 0;
      return new Uint8Array();
    },
  });

  function send(...reports: readonly Uint8Array[]): void {
    const plugging = wire.attached();
    freeAt = Math.max(freeAt, clock.elapsed());
    for (const report of reports) {
      // What was to come when it was pulled out is lost.
      clock.after(freeAt - clock.elapsed(), () => {
        if (plugging && wire.attached() === plugging) wire.send(IN, report);
      });
      freeAt += reportEveryMs;
    }
  }

  return {
    wire,
    send,
    isInBootProtocol: () => isBoot,
    scan(text, aim) {
      if (!wire.attached()) return false;
      const typed = [...`${sendsAim ? (aim ?? '') : ''}${text}`];
      send(...typed.flatMap((character) => reportsOf(character, separator)));
      if (suffix !== 'none') send(...struck(0, suffix === 'enter' ? ENTER : TAB));
      return true;
    },
  };
}

/** What a US keyboard has no key for is left out, as such scanners do. */
function reportsOf(character: string, separator: KeyboardScannerHabits['separator']): Uint8Array[] {
  if (character === '\x1d') {
    if (separator === 'ctrl-bracket') return struck(LEFT_CTRL, CLOSING_BRACKET);
    const digits = [KEYPAD[0], KEYPAD[2], KEYPAD[9]];
    return [...digits.flatMap((key) => [report(LEFT_ALT, key), report(LEFT_ALT, 0)]), report(0, 0)];
  }
  for (const [usage, [plain, shifted]] of US_LAYOUT) {
    if (character === plain) return struck(0, usage);
    if (character === shifted) return struck(LEFT_SHIFT, usage);
  }
  return [];
}

const struck = (modifiers: number, key: number) => [report(modifiers, key), report(0, 0)];
const report = (modifiers: number, key: number) => Uint8Array.of(modifiers, 0, key, 0, 0, 0, 0, 0);
