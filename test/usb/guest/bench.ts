/**
 * What a scenario has at hand in the guest: the devices on the host, plugs and ports, and the product's own devices
 * above the real transport. Each scenario begins with all plugs out and ends with everything given back.
 */
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { UsbTransport } from '../../../hardware/ports/transport.ts';
import { USUAL_WIRING } from '../../../hardware/strike/input-sensor.ts';
import type { DeviceSettings } from '../../../hardware/supervisor/open-device.ts';
import { createSupervisor, type Supervisor } from '../../../hardware/supervisor/supervisor.ts';
import { usbSource } from '../../../hardware/supervisor/usb-source.ts';
import type { PlugName } from '../../harness/usbip/devices.ts';
import type { Levers } from '../../harness/usbip/levers.ts';
import { wallClock } from '../../harness/wall-clock.ts';
import { attach } from './attach.ts';

const HOST = '10.0.2.2';
export const SETTINGS: DeviceSettings = {
  printer: { size: '4x2', dpi: 203 },
  wiring: USUAL_WIRING,
  onAdapters: { ch340: { kind: 'lcus-board', relays: 1 } },
};
const PATIENCE_MS = 45_000;
const LOOK_EVERY_MS = 50;

export type Host = {
  readonly [L in keyof Levers]: (...words: Parameters<Levers[L]>) => Promise<ReturnType<Levers[L]>>;
};

export interface Bench {
  readonly host: Host;
  /** Puts a device into a port of this machine. */
  plug(name: PlugName, port?: number): Promise<void>;
  /** The product's devices, until the scenario ends. */
  devices(): Promise<Supervisor>;
  /** One transport of the device, opened, until the scenario ends. */
  wire(vendorId: number): Promise<UsbTransport>;
}

export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | false>,
): Promise<T> {
  const endsAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > endsAt) throw new Error(`waited in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
  }
}

export function check(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what);
}

export async function realSource() {
  const source = await usbSource(wallClock);
  if (!source.ok) throw new Error(source.error.detail);
  return source.value;
}

export async function withBench(
  host: Host,
  usbIpPort: number,
  run: (bench: Bench) => Promise<void>,
): Promise<void> {
  const ends: (() => Promise<void> | void)[] = [];
  await host.tidy();
  // A plug that is back in its port before the kernel has looked is the same device to it, drivers and all.
  await until('the kernel has seen that all plugs are out', () =>
    readdirSync('/sys/bus/usb/devices').every((name) => !/^\d+-\d+$/.test(name)),
  );
  try {
    await run({
      host,
      plug: async (name, port = 0) => attach(HOST, usbIpPort, await host.busid(name), port),
      async devices() {
        const source = await realSource();
        const supervisor = createSupervisor({
          source,
          clock: wallClock,
          log: () => undefined,
          settings: SETTINGS,
        });
        ends.push(
          () => source.stop(),
          () => supervisor.stop(),
        );
        supervisor.start();
        return supervisor;
      },
      async wire(vendorId) {
        const source = await realSource();
        ends.push(() => source.stop());
        const wire = await until('the device is listed', () =>
          source.devices().find(({ identity }) => identity.vendorId === vendorId),
        );
        const opened = await wire.open({ deadlineMs: 2_000 });
        check(opened.ok, `it did not open: ${JSON.stringify(opened)}`);
        ends.push(() => wire.close());
        return wire;
      },
    });
  } finally {
    for (const end of ends.reverse()) await end();
    await host.tidy();
  }
}

/** The levers on the host, over the network of the emulator. */
export async function reachHost(port: number): Promise<{ readonly host: Host; close(): void }> {
  const socket = connect(port, HOST);
  await new Promise<void>((resume, reject) => socket.once('connect', resume).once('error', reject));
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: socket }).on('line', (line) => waiting.shift()?.(line));
  const host = new Proxy({} as Host, {
    get:
      (_, name) =>
      (...words: unknown[]) =>
        new Promise((resolve, reject) => {
          waiting.push((line) => {
            const answer = JSON.parse(line) as { value?: unknown; error?: string };
            if (answer.error === undefined) resolve(answer.value);
            else reject(new Error(answer.error));
          });
          socket.write(`${JSON.stringify([name, ...words])}\n`);
        }),
  });
  return { host, close: () => socket.destroy() };
}
