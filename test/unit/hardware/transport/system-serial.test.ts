import { MockBinding, type MockPortBinding } from '@serialport/binding-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSerialScanner } from '../../../../hardware/scanner/serial/driver.ts';
import { withPorts } from '../../../../hardware/supervisor/with-ports.ts';
import { createPortLine } from '../../../../hardware/transport/port-line.ts';
import { listPorts, watchPorts } from '../../../../hardware/transport/port-watch.ts';
import type { SerialPorts } from '../../../../hardware/transport/serial-ports.ts';
import { loadSerialPorts } from '../../../../hardware/transport/system-serial.ts';
import { systemClock } from '../../../../main/system-clock.ts';
import { toUtf8 } from '../../../../shared/basics/bytes.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { must } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { openPseudoTerminal } from '../../../harness/pseudo-terminal.ts';

const PORT = '/dev/ttyS0';
const WAIT = { deadlineMs: 1_000 };

/** The package's own double for its bindings; `opened` is the far end of what was opened last. */
function somePorts() {
  const opened: MockPortBinding[] = [];
  const ports: SerialPorts = {
    list: () => MockBinding.list(),
    isThere: () => false,
    async open(options) {
      const port = await MockBinding.open(options);
      opened.push(port);
      return port;
    },
  };
  return { ports, opened };
}

beforeEach(() => {
  MockBinding.reset();
  MockBinding.createPort(PORT, { record: true, vendorId: '1a86', productId: '7523' });
});

describe('a serial port of the system', () => {
  test('is opened at its speed, eight bits, for us alone, and carries bytes both ways', async () => {
    const clock = createManualClock();
    const { ports, opened } = somePorts();
    const line = createPortLine(ports, PORT, clock);
    must(await line.open(19_200, WAIT));
    expect(opened[0]?.openOptions).toMatchObject({
      baudRate: 19_200,
      dataBits: 8,
      stopBits: 1,
      parity: 'none',
      lock: true,
    });
    must(await line.write(toUtf8('hello'), WAIT));
    expect(opened[0]?.recording.toString()).toBe('hello');
    opened[0]?.emitData('there');
    expect(Buffer.from(must(await line.read(WAIT))).toString()).toBe('there');
    await line.close();
    expect(clock.waiting()).toBe(0);
  });

  test('that says nothing until the deadline is no failure, and what comes later is read', async () => {
    const clock = createManualClock();
    const { ports, opened } = somePorts();
    const line = createPortLine(ports, PORT, clock);
    must(await line.open(9_600, WAIT));
    const silent = line.read({ deadlineMs: 50 });
    await clock.advance(50);
    expect(await silent).toEqual(err({ code: 'deadline', transferred: 0 }));
    opened[0]?.emitData('late');
    expect(Buffer.from(must(await line.read(WAIT))).toString()).toBe('late');
  });

  test('that somebody else has open is busy, and can be had once it is free', async () => {
    const { ports, opened } = somePorts();
    const clock = createManualClock();
    must(await createPortLine(ports, PORT, clock).open(9_600, WAIT));
    const second = createPortLine(ports, PORT, clock);
    expect(await second.open(9_600, WAIT)).toMatchObject({ ok: false });
    await opened[0]?.close();
    expect(await second.open(9_600, WAIT)).toEqual(ok(undefined));
  });

  test.each([
    ['Error: Error Resource temporarily unavailable Cannot lock port', 'busy'],
    ['Opening COM3: Access denied', 'busy'],
    ['Error: Permission denied, cannot open /dev/ttyS0', 'no-rights'],
    ['Error: No such file or directory, cannot open /dev/ttyS0', 'failed'],
  ])('that cannot be opened says why: %s', async (message, code) => {
    const refusing = { ...somePorts().ports, open: () => Promise.reject(new Error(message)) };
    const line = createPortLine(refusing, PORT, createManualClock());
    expect(await line.open(9_600, WAIT)).toMatchObject({ ok: false, error: { code } });
  });

  test('that takes nothing keeps nobody waiting beyond the deadline, nor does the next write pass it', async () => {
    const clock = createManualClock();
    const { ports } = somePorts();
    let finish: () => void = () => undefined;
    let writes = 0;
    const stuck: SerialPorts = {
      ...ports,
      async open(options) {
        const port = await ports.open(options);
        port.write = () => {
          writes++;
          return new Promise<void>((resolve) => {
            finish = resolve;
          });
        };
        return port;
      },
    };
    const line = createPortLine(stuck, PORT, clock);
    must(await line.open(9_600, WAIT));
    const [first, second] = [line.write(toUtf8('a'), WAIT), line.write(toUtf8('b'), { deadlineMs: 2_000 })];
    await clock.advance(1_000);
    expect(await first).toMatchObject({ error: { code: 'deadline' } });
    expect(writes).toBe(1);
    finish();
    await clock.settle();
    expect(writes).toBe(2);
    finish();
    expect(await second).toEqual(ok(undefined));
  });

  test('that is closed while somebody reads ends the reading', async () => {
    const { ports } = somePorts();
    const line = createPortLine(ports, PORT, createManualClock());
    must(await line.open(9_600, WAIT));
    const reading = line.read(WAIT);
    await line.close();
    await line.close();
    expect(await reading).toMatchObject({ error: { code: 'aborted' } });
  });
});

describe('the ports that an installer named', () => {
  test('are lines while they are there, with what is known of them', async () => {
    const clock = createManualClock();
    const watch = watchPorts(somePorts().ports, clock, [PORT, '/dev/ttyS7']);
    await clock.settle();
    const [line, ...others] = watch.lines();
    expect(others).toEqual([]);
    expect(line?.identity).toMatchObject({ vendorId: 0x1a86, productId: 0x7523, portPath: PORT });

    let gone = 0;
    line?.onGone(() => gone++);
    MockBinding.reset();
    await clock.advance(2_000);
    expect([gone, watch.lines().length]).toEqual([1, 0]);
    expect(await line?.line.read(WAIT)).toEqual(err({ code: 'gone' }));

    MockBinding.createPort(PORT);
    await clock.advance(2_000);
    expect(watch.lines()).toHaveLength(1);
    expect(watch.lines()[0]).not.toBe(line);
    watch.stop();
    expect(clock.waiting()).toBe(0);
  });

  test('on a system that cannot list its ports are found by their path', async () => {
    const clock = createManualClock();
    const unlisted: SerialPorts = {
      ...somePorts().ports,
      list: () => Promise.reject(new Error('spawn udevadm ENOENT')),
      isThere: (path) => path === PORT,
    };
    expect(await listPorts(unlisted)).toEqual([]);
    const watch = watchPorts(unlisted, clock, [PORT]);
    await clock.settle();
    expect(watch.lines().map((line) => line.identity.portPath)).toEqual([PORT]);
    watch.stop();
  });

  test('are not looked for, and no package is loaded, where none is named', async () => {
    let loads = 0;
    const load = async () => {
      loads++;
      return err({ code: 'no-serial', detail: 'no build' } as const);
    };
    const usb = { devices: () => [], onChange: () => () => undefined, stop: () => undefined };
    expect(must(await withPorts(usb, createManualClock(), [], load))).toBe(usb);
    expect(loads).toBe(0);
    expect(await withPorts(usb, createManualClock(), [PORT], load)).toMatchObject({
      error: { code: 'no-serial' },
    });
  });
});

const terminal = await openPseudoTerminal();
await terminal?.vanish();
const aTerminal = async () => {
  const opened = await openPseudoTerminal();
  if (!opened) throw new Error('python3 made a pseudo-terminal a moment ago, and none now');
  return opened;
};

describe.skipIf(terminal === null)(
  'over a real terminal of this system (python3 makes it; skipped where there is none)',
  { timeout: 20_000 },
  () => {
    test('a scanner is read, bytes go both ways, and a port that vanishes is gone', async () => {
      const far = await aTerminal();
      try {
        const ports = must(await loadSerialPorts());
        const line = createPortLine(ports, far.path, systemClock);
        const scanner = must(await openSerialScanner(line, systemClock));
        const gone = new Promise<void>((resolve) => {
          scanner.onGone(resolve);
        });
        const scanned = new Promise((resolve) => {
          scanner.onScan(resolve);
        });
        far.send(toUtf8(']C11Z5R89390357567127\r\n'));
        expect(await scanned).toEqual({ text: '1Z5R89390357567127', aim: ']C1' });
        must(await line.write(Uint8Array.of(0x00, 0x13, 0x11, 0xff, 0x0d), WAIT));
        expect(await far.heard(5)).toBe('001311ff0d');

        await far.vanish();
        await gone;
        expect(await line.read(WAIT)).toEqual(err({ code: 'gone' }));
      } finally {
        await far.vanish();
      }
    });

    test('a port that one has open is refused to another', async () => {
      const far = await aTerminal();
      const ports = must(await loadSerialPorts());
      const line = createPortLine(ports, far.path, systemClock);
      try {
        must(await line.open(9_600, WAIT));
        const other = createPortLine(ports, far.path, systemClock);
        expect(await other.open(9_600, WAIT)).toEqual(err({ code: 'busy' }));
      } finally {
        await line.close();
        await far.vanish();
      }
    });
  },
);
