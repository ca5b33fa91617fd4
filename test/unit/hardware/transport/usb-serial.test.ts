import { describe, expect, test } from 'vitest';
import type { BaudRate } from '../../../../hardware/ports/serial.ts';
import { createSerialChip } from '../../../../hardware/simulation/serial-chip.ts';
import {
  type ChipStep,
  SERIAL_CHIPS,
  type SerialChipName,
} from '../../../../hardware/transport/serial-chips.ts';
import { usbSerial } from '../../../../hardware/transport/usb-serial.ts';
import { toHex, toUtf8 } from '../../../../shared/basics/bytes.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

/** A control request as it stands on the wire: type, request, value, index, length, low byte first, then the data. */
function onTheWire(step: ChipStep): string {
  const { requestType, request, value, index } = step.request;
  const length = step.kind === 'out' ? step.bytes.length : step.length;
  const words = [value, index, length].flatMap((word) => [word & 0xff, word >> 8]);
  const data = step.kind === 'out' ? toHex(step.bytes) : '';
  return `${toHex(Uint8Array.of(requestType, request, ...words))}${data && ` ${data}`}`.toUpperCase();
}

const setUp = (chip: SerialChipName, baud: BaudRate) => SERIAL_CHIPS[chip].setUp(baud).map(onTheWire);

describe('what a serial chip is told before the line can be used', () => {
  test('CDC-ACM at 9600', () => {
    expect(setUp('cdc-acm', 9_600)).toEqual(['2120000000000700 80250000000008', '2122030000000000']);
  });

  test('CH340 at 9600', () => {
    expect(setUp('ch340', 9_600)).toEqual([
      'C05F000000000200',
      '40A1000000000000',
      '409A121382B20000',
      '409A1825C3000000',
      '40A49FFF00000000',
      'C095060700000200',
    ]);
  });

  test.each([
    [9_600, '82B2'],
    [19_200, '82D9'],
    [38_400, '8364'],
    [57_600, '8398'],
    [115_200, '83CC'],
  ] as const)('CH340 at %i', (baud, divisor) => {
    expect(setUp('ch340', baud)[2]).toBe(`409A1213${divisor}0000`);
  });

  test('CP210x at 19200, and when it is closed', () => {
    expect(setUp('cp210x', 19_200)).toEqual([
      '4100010000000000',
      '411E000000000400 004B0000',
      '4103000800000000',
      '4107030300000000',
      '41120F0000000000',
    ]);
    expect(SERIAL_CHIPS.cp210x.tearDown.map(onTheWire)).toEqual(['4100000000000000']);
  });

  test('FTDI at 9600', () => {
    expect(setUp('ftdi', 9_600)).toEqual([
      '4000000000000000',
      '4003384100000000',
      '4004080000000000',
      '4002000000000000',
      '4009010000000000',
      '4001010100000000',
      '4001020200000000',
    ]);
  });

  test.each([
    [19_200, '9C80'],
    [38_400, '4EC0'],
    [57_600, '3400'],
    [115_200, '1A00'],
  ] as const)('FTDI at %i', (baud, divisor) => {
    expect(setUp('ftdi', baud)[1]).toBe(`4003${divisor}00000000`);
  });
});

describe.each(['cdc-acm', 'ch340', 'cp210x', 'ftdi'] as const)('a line over a %s chip', (name) => {
  function aLine() {
    const clock = createManualClock();
    const heard: string[] = [];
    const identity = { vendorId: 1, productId: 2, serial: null, portPath: '1-1' };
    const chip = createSerialChip(clock, identity, name, (bytes) =>
      heard.push(new TextDecoder().decode(bytes)),
    );
    const serial = must(usbSerial(plugged(chip.wire), clock, name));
    return { clock, heard, chip, serial };
  }

  test('carries bytes both ways, without what the chip adds to them', async () => {
    const { heard, chip, serial } = aLine();
    must(await serial.open(9_600, { deadlineMs: 100 }));
    expect(await serial.write(toUtf8('to the board'), { deadlineMs: 100 })).toEqual(ok());
    expect(heard).toEqual(['to the board']);
    const text = 'from the board, and more than one packet of sixty-four bytes can carry at once';
    chip.send(toUtf8(text));
    let read = '';
    while (read.length < text.length) {
      read += new TextDecoder().decode(must(await serial.read({ deadlineMs: 100 })));
    }
    expect(read).toBe(text);
  });

  test('that stays silent ends the reading at its deadline', async () => {
    const { clock, serial } = aLine();
    must(await serial.open(9_600, { deadlineMs: 100 }));
    const read = serial.read({ deadlineMs: 100 });
    await clock.advance(100);
    expect(await read).toEqual(err({ code: 'deadline', transferred: 0 }));
  });

  test('whose chip refuses to be set is closed again', async () => {
    const { chip, serial } = aLine();
    chip.wire.faults.failNext('control', { code: 'stalled', transferred: 0 });
    expect((await serial.open(9_600, { deadlineMs: 100 })).ok).toBe(false);
    expect((await serial.write(toUtf8('x'), { deadlineMs: 100 })).ok).toBe(false);
  });
});

test('an FTDI chip that sends nothing but its status every millisecond does not hold the reader', async () => {
  const clock = createManualClock();
  const identity = { vendorId: 0x0403, productId: 0x6001, serial: null, portPath: '1-1' };
  const chip = createSerialChip(clock, identity, 'ftdi', () => undefined);
  const serial = must(usbSerial(plugged(chip.wire), clock, 'ftdi'));
  must(await serial.open(9_600, { deadlineMs: 100 }));
  const status = () => {
    chip.wire.send(0x81, Uint8Array.of(0x01, 0x60));
    if (clock.elapsed() < 500) clock.after(1, status);
  };
  status();
  const read = serial.read({ deadlineMs: 50 });
  await clock.advance(60);
  expect(await read).toEqual(err({ code: 'deadline', transferred: 0 }));
});
