/** A HID POS scanner from the other end of the wire: it puts symbols into 64-byte reports, one every few milliseconds. */
import { fromHex, toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { ScanSound } from '../ports/scanner.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';

const IN = 0x81;
const DATA_BYTES = 56;
/** bInterval of such scanners. */
const REPORT_EVERY_MS = 8;
const HONEYWELL = new Set([0x0c2e, 0x23d0]);

/** The part of a scanner's report descriptor that tells of its trigger report: eight bits, of which four are used. */
const TRIGGER_REPORT = fromHex('058c0914a102850415002501750195080900095f096009000900098509869186c0');

export interface ScannerPersonality {
  /** The identifier stands one byte later than the usage tables have it. */
  readonly lateIdentifier: boolean;
  readonly trailingReturn: boolean;
  /** It shows no report descriptor, and so no beeps. */
  readonly mute: boolean;
}

export interface SimulatedScanner {
  readonly wire: SimulatedWire;
  /** False while nothing would come of it: unplugged, or still in its keyboard mode. */
  scan(text: string, aim: string | null): boolean;
  /** What the host let it sound. */
  readonly sounds: readonly ScanSound[];
}

export function createHidPosScanner(
  clock: Clock,
  identity: DeviceIdentity,
  personality: Partial<ScannerPersonality> = {},
): SimulatedScanner {
  let isRedirected = !HONEYWELL.has(identity.vendorId);
  let freeAt = 0;
  const sounds: ScanSound[] = [];

  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [
      {
        number: 0,
        classCode: 0x03,
        subclassCode: 0x00,
        protocolCode: 0x00,
        endpoints: [{ address: IN, kind: 'interrupt', maxPacketBytes: 64 }],
      },
    ],
    takes: (_endpoint, bytes) => bytes.length,
    answers({ requestType, request, value }, bytes) {
      if (requestType === 0x81 && request === 0x06 && value === 0x2200) {
        return personality.mute ? 'stall' : TRIGGER_REPORT;
      }
      if (requestType !== 0x21 || request !== 0x09) return 'stall';
      if (value === 0x03fe) isRedirected = bytes[1] === 0x01;
      else if (value === 0x0204 && !personality.mute) hearTrigger(bytes[1] ?? 0);
      else return 'stall';
      return new Uint8Array();
    },
  });
  wire.onChange(() => {
    if (!wire.attached()) isRedirected = !HONEYWELL.has(identity.vendorId);
  });

  function hearTrigger(bits: number): void {
    if (bits & 0x20) sounds.push('bad');
    if (bits & 0x40) sounds.push('good');
  }

  return {
    wire,
    sounds,
    scan(text, aim) {
      if (!wire.attached() || !isRedirected) return false;
      // Read once: a real clock goes on meanwhile, and would have the first report sent in the past.
      const now = clock.elapsed();
      freeAt = Math.max(freeAt, now);
      for (const report of reportsOf(text, aim, personality)) {
        clock.after(freeAt - now, () => wire.send(IN, report));
        freeAt += REPORT_EVERY_MS;
      }
      return true;
    },
  };
}

function reportsOf(text: string, aim: string | null, personality: Partial<ScannerPersonality>): Uint8Array[] {
  const data = toUtf8(personality.trailingReturn ? `${text}\r` : text);
  const late = personality.lateIdentifier ? 1 : 0;
  const size = DATA_BYTES - late;
  const reports: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < data.length; at += size) {
    const piece = data.subarray(at, at + size);
    const report = new Uint8Array(64);
    report.set([0x02, piece.length]);
    report.set(toUtf8(aim ?? ''), 2 + late);
    report.set(piece, 5 + late);
    report[63] = at + size < data.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
}
