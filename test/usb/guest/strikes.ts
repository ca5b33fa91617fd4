/** Relay boards and a scanner in a real kernel: locked first, read back, locked after whatever happened. */
import type { Strike } from '../../../hardware/ports/strike.ts';
import type { Supervisor } from '../../../hardware/supervisor/supervisor.ts';
import { type Bench, check, until } from './bench.ts';
import { inProcess } from './child.ts';

const BOARDS = ['dcttech', 'numato', 'lcus'] as const;

const locked = (supervisor: Supervisor): Promise<Strike> =>
  until('the strike is locked', () => {
    const strike = supervisor.strike();
    return strike?.state() === 'locked' ? strike : null;
  });

const pulses = async (bench: Bench, board: (typeof BOARDS)[number]) => {
  await bench.host.switchOn(board);
  await bench.plug(board);
  const strike = await locked(await bench.devices());
  check((await bench.host.relays(board)) === 0, 'it was not locked first');
  const released = await strike.release(1_500);
  check(released.ok, `not released: ${JSON.stringify(released)}`);
  check((await bench.host.relays(board)) === 1, 'the relay is not on');
  await until(
    'it is locked again',
    async () => strike.state() === 'locked' && (await bench.host.relays(board)) === 0,
  );
};

export const STRIKES = {
  'each device is found, taken from the system, and ready': async ({ plug, devices }: Bench) => {
    const names = ['zpl', 'escpos', 'ql', 'scanner', 'dcttech', 'numato', 'lcus'] as const;
    for (const [port, name] of names.entries()) await plug(name, port);
    const supervisor = await devices();
    // A board without inputs is open, and says that it cannot see the door.
    const isOpen = () =>
      supervisor
        .health()
        .filter(({ state, troubles }) => state === 'ready' || troubles.join() === 'door-unseen');
    await until('all are ready', () => isOpen().length === names.length).catch((thrown: unknown) => {
      throw new Error(`${thrown} ${JSON.stringify(supervisor.health())}`);
    });
    const serials = supervisor.health().flatMap(({ identity }) => identity.serial ?? []);
    check(serials.sort().join() === 'NUMATO-USBIP,QL-USBIP,TM-USBIP,ZD420-USBIP', serials.join());
  },
  'a DCTTECH board is locked first, released with a read-back, and locks again': (bench: Bench) =>
    pulses(bench, 'dcttech'),
  'a Numato board is locked first, released with a read-back, and locks again': (bench: Bench) =>
    pulses(bench, 'numato'),
  'an LCUS board on a CH340 is locked first, released with a read-back, and locks again': (bench: Bench) =>
    pulses(bench, 'lcus'),
  'a board unplugged while released is locked when it comes back': async (bench: Bench) => {
    await bench.plug('dcttech');
    const supervisor = await bench.devices();
    const strike = await locked(supervisor);
    check((await strike.release(20_000)).ok, 'not released');
    await bench.host.pull('dcttech');
    await until('it is gone', () => supervisor.strike() === null);
    check((await bench.host.relays('dcttech')) === 1, 'the relay fell by itself');
    await bench.host.move('dcttech', '5-2', 7);
    await bench.plug('dcttech');
    await locked(supervisor);
    check((await bench.host.relays('dcttech')) === 0, 'the relay is still on');
  },
  'two boards without serial numbers are told apart by their ports': async (bench: Bench) => {
    await bench.plug('dcttech', 1);
    await bench.plug('dcttechTwin', 4);
    const supervisor = await bench.devices();
    await until('both are locked', () => {
      const states = supervisor.strikes().map((strike) => strike?.state());
      return states.length === 2 && states.every((state) => state === 'locked');
    });
    const ports = supervisor.health().map(({ identity }) => identity.portPath);
    check(ports.sort().join() === '1-2,1-5', ports.join());
  },
  'a barcode scanner in HID POS is heard': async ({ plug, devices, host }: Bench) => {
    await plug('scanner');
    const supervisor = await devices();
    const scans: string[] = [];
    supervisor.onScan(({ text, aim }) => scans.push(`${aim} ${text}`));
    await until('it can scan', async () => host.scan('1Z5R89390357567127', ']C0'));
    await until('the scan is here', () => scans.length > 0);
    check(scans.join() === ']C0 1Z5R89390357567127', scans.join());
  },
  'a process killed while a strike is released leaves it to the next one, which locks': async (
    bench: Bench,
  ) => {
    await bench.plug('dcttech');
    const child = inProcess('release');
    await child.said('released');
    check((await bench.host.relays('dcttech')) === 1, 'the relay is not on');
    child.kill();
    await child.ended();
    check((await bench.host.relays('dcttech')) === 1, 'the relay fell by itself');
    const next = inProcess('lock');
    await next.said('locked');
    await next.ended();
    check((await bench.host.relays('dcttech')) === 0, 'the relay is still on');
  },
  'a process that gives its devices back ends by itself': async ({ plug }: Bench) => {
    await plug('zpl', 0);
    await plug('scanner', 1);
    await plug('numato', 2);
    const child = inProcess('stop');
    await child.said('stopped');
    const since = performance.now();
    await child.ended();
    check(performance.now() - since < 3_000, `it took ${Math.round(performance.now() - since)} ms to end`);
  },
};
