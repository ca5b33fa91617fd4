/**
 * The only door to the `serialport` package: the machine's own serial ports, and adapters that the system's driver
 * owns (Windows, macOS). It is loaded when first asked for, so that a machine without a build of the package runs all
 * the rest. Everything beyond the import is in the files beside this one.
 */
import { existsSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SerialPorts } from './serial-ports.ts';

export interface NoSerial {
  readonly code: 'no-serial';
  readonly detail: string;
}

export async function loadSerialPorts(): Promise<Result<SerialPorts, NoSerial>> {
  try {
    const { SerialPort } = await import('serialport');
    const { binding } = SerialPort;
    return ok({
      list: () => binding.list(),
      isThere: (path) => existsSync(path),
      open: (options) => binding.open(options),
    });
  } catch (thrown) {
    return err({ code: 'no-serial', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
