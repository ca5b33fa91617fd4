/** A source of USB devices with the system's serial ports that an installer named. Without any, nothing is loaded. */
import type { Clock } from '../../shared/basics/clock.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import { watchPorts } from '../transport/port-watch.ts';
import { loadSerialPorts, type NoSerial } from '../transport/system-serial.ts';

export interface SourceWithPorts extends DeviceSource {
  stop(): void;
}

export async function withPorts(
  source: SourceWithPorts,
  clock: Clock,
  paths: readonly string[],
  load = loadSerialPorts,
): Promise<Result<SourceWithPorts, NoSerial>> {
  if (paths.length === 0) return ok(source);
  const ports = await load();
  if (!ports.ok) return ports;
  const watch = watchPorts(ports.value, clock, paths);
  return ok({
    devices: source.devices,
    lines: watch.lines,
    onChange(listener) {
      const stops = [source.onChange(listener), watch.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    stop() {
      watch.stop();
      source.stop();
    },
  });
}
