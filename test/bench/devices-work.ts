/**
 * How long a scan takes from the wire to whoever listens, and a label from the command to its last byte on the wire:
 * real drivers, queue and supervisor on simulated devices, whose own time is not counted.
 */
import type { DeviceSource } from '../../hardware/ports/device-source.ts';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import { createSimulatedRoom } from '../../hardware/simulation/room.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import { systemClock } from '../../main/system-clock.ts';
import { LABEL } from '../harness/devices.ts';
import { seededRandom } from '../harness/randomness.ts';
import { type Summary, summarise } from './statistics.ts';

const SCANS = 300;
const LABELS = 20;
const SETTLE_MS = 2_500;
const SCAN_EVERY_MS = 10;

export interface WorkTimes {
  /** From the last report that left the scanner to the scan. */
  readonly scan: Summary;
  /** From the command to the label's bytes on the wire, without what the printer took to say that it is ready. */
  readonly label: Summary;
}

export async function measureWork(): Promise<WorkTimes> {
  const room = createSimulatedRoom({ clock: systemClock, random: seededRandom(1), people: [] });
  let arrivedAt = 0;
  let sentAt = 0;
  let answeredMs = 0;
  let hasSent = false;
  const supervisor = createSupervisor({
    source: watched(
      room.source,
      (waitedMs) => {
        arrivedAt = performance.now();
        if (!hasSent) answeredMs += waitedMs;
      },
      () => {
        sentAt = performance.now();
        hasSent = true;
      },
    ),
    clock: systemClock,
    log: () => undefined,
  });
  supervisor.start();
  await pause(SETTLE_MS);

  const scans: number[] = [];
  supervisor.onScan(() => scans.push(performance.now() - arrivedAt));
  for (let n = 0; n < SCANS; n += 1) {
    room.scanner.scan('1Z5R89390357567127', ']C0');
    await pause(SCAN_EVERY_MS);
  }
  const labels: number[] = [];
  const printer = supervisor.printer();
  for (let n = 0; n < LABELS; n += 1) {
    const since = performance.now();
    answeredMs = 0;
    hasSent = false;
    await printer?.print(LABEL, `B${String(n).padStart(6, '0')}`);
    labels.push(sentAt - since - answeredMs);
  }
  await supervisor.stop();
  return { scan: summarise(scans), label: summarise(labels) };
}

const pause = (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms));

/** Tells when bytes of any size arrive from a scanner, and when as many as only a label has go to a printer. */
function watched(source: DeviceSource, arrived: (waitedMs: number) => void, sent: () => void): DeviceSource {
  const LABEL_BYTES = 100;
  const seen = new WeakMap<UsbTransport, UsbTransport>();
  const wrap = (transport: UsbTransport): UsbTransport => {
    const known = seen.get(transport) ?? {
      ...transport,
      async read(...args: Parameters<UsbTransport['read']>) {
        const since = performance.now();
        const result = await transport.read(...args);
        if (result.ok) arrived(performance.now() - since);
        return result;
      },
      write(...args: Parameters<UsbTransport['write']>) {
        if (args[1].length > LABEL_BYTES) sent();
        return transport.write(...args);
      },
    };
    seen.set(transport, known);
    return known;
  };
  return {
    devices: () => source.devices().map(wrap),
    onChange: (listener) => source.onChange(listener),
  };
}
