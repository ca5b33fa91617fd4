/**
 * A scanner on a serial line from the other end of the wire: behind its own USB serial port (CDC-ACM) or an adapter.
 * It sends a symbol as it is set up to, at the pace of its line.
 */
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import type { SerialChipName } from '../transport/serial-chips.ts';
import { createSerialChip, type SimulatedSerialChip } from './serial-chip.ts';

export interface SerialScannerHabits {
  /** What it sends after a symbol. */
  readonly suffix: '\r' | '\r\n' | '';
  /** Whether the AIM identifier goes before it. */
  readonly sendsAim: boolean;
  /** How many bytes it sends at once, and how long it rests after them. */
  readonly packetBytes: number;
  readonly packetEveryMs: number;
  readonly chip: SerialChipName;
}

const USUAL: SerialScannerHabits = {
  suffix: '\r',
  sendsAim: true,
  packetBytes: 16,
  packetEveryMs: 4,
  chip: 'cdc-acm',
};

export interface SimulatedSerialScanner extends SimulatedSerialChip {
  /** False while it is unplugged. */
  scan(text: string, aim: string | null): boolean;
}

export function createSerialScanner(
  clock: Clock,
  identity: DeviceIdentity,
  habits: Partial<SerialScannerHabits> = {},
): SimulatedSerialScanner {
  const { suffix, sendsAim, packetBytes, packetEveryMs, chip: chipName } = { ...USUAL, ...habits };
  const chip = createSerialChip(clock, identity, chipName, () => undefined);
  let freeAt = 0;
  return {
    ...chip,
    scan(text, aim) {
      const plugging = chip.wire.attached();
      if (!plugging) return false;
      const bytes = toUtf8(`${sendsAim ? (aim ?? '') : ''}${text}${suffix}`);
      freeAt = Math.max(freeAt, clock.elapsed());
      for (let at = 0; at < bytes.length; at += packetBytes) {
        const packet = bytes.slice(at, at + packetBytes);
        // What was to come when it was pulled out is lost.
        clock.after(freeAt - clock.elapsed(), () => {
          if (chip.wire.attached() === plugging) chip.send(packet);
        });
        freeAt += packetEveryMs;
      }
      return true;
    },
  };
}
