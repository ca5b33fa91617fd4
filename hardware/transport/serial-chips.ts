/**
 * How each kind of USB serial chip is set to a speed: the control requests in their order, byte for byte. Data, and
 * nothing about what hangs on the line. Sources: the Linux drivers ch341.c and cp210x.c, pyftdi's ftdi.py, and USB
 * CDC PSTN 1.2, section 6.3. Numbers of more than one byte go low byte first.
 */
import type { BaudRate } from '../ports/serial.ts';
import type { ControlRequest } from '../ports/transport.ts';

export type ChipStep =
  | { readonly kind: 'out'; readonly request: ControlRequest; readonly bytes: Uint8Array }
  /** What comes back is not looked at; some chips want to be asked all the same. */
  | { readonly kind: 'in'; readonly request: ControlRequest; readonly length: number };

export interface SerialChip {
  setUp(baud: BaudRate): readonly ChipStep[];
  readonly tearDown: readonly ChipStep[];
  /** The interface that bulk endpoints are looked for on. */
  readonly dataClass: number;
  /** The interface whose number is the index of every request; null where requests go to the whole device. */
  readonly requestsTo: number | null;
  /** At the start of every packet that comes in; not data. */
  readonly statusBytes: number;
}

export type SerialChipName = 'cdc-acm' | 'ch340' | 'cp210x' | 'ftdi';

const VENDOR_CLASS = 0xff;
const CDC_COMMUNICATION_CLASS = 0x02;
const CDC_DATA_CLASS = 0x0a;
const NOTHING = new Uint8Array();

function out(
  requestType: number,
  request: number,
  value: number,
  index = 0,
  bytes: Uint8Array = NOTHING,
): ChipStep {
  return { kind: 'out', request: { requestType, request, value, index }, bytes };
}

function into(requestType: number, request: number, value: number, length: number): ChipStep {
  return { kind: 'in', request: { requestType, request, value, index: 0 }, length };
}

function littleEndian32(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

/** Divisor and prescaler; bit 7 sends each byte at once instead of waiting for 32. */
const CH340_DIVISORS: Readonly<Record<BaudRate, number>> = {
  9600: 0xb282,
  19200: 0xd982,
  38400: 0x6483,
  57600: 0x9883,
  115200: 0xcc83,
};

/** Of 3 MHz, with the fraction in bits 14 and 15. */
const FTDI_DIVISORS: Readonly<Record<BaudRate, number>> = {
  9600: 0x4138,
  19200: 0x809c,
  38400: 0xc04e,
  57600: 0x0034,
  115200: 0x001a,
};

export const SERIAL_CHIPS: Readonly<Record<SerialChipName, SerialChip>> = {
  'cdc-acm': {
    setUp: (baud) => [
      // SET_LINE_CODING: speed, one stop bit, no parity, eight bits. Then DTR and RTS.
      out(0x21, 0x20, 0, 0, Uint8Array.of(...littleEndian32(baud), 0x00, 0x00, 0x08)),
      out(0x21, 0x22, 0x0003),
    ],
    tearDown: [],
    dataClass: CDC_DATA_CLASS,
    requestsTo: CDC_COMMUNICATION_CLASS,
    statusBytes: 0,
  },
  ch340: {
    setUp: (baud) => [
      into(0xc0, 0x5f, 0, 2),
      out(0x40, 0xa1, 0),
      out(0x40, 0x9a, 0x1312, CH340_DIVISORS[baud]),
      // Line control: receiver and transmitter on, eight bits.
      out(0x40, 0x9a, 0x2518, 0x00c3),
      // DTR and RTS, which are active low.
      out(0x40, 0xa4, 0xff9f),
      into(0xc0, 0x95, 0x0706, 2),
    ],
    tearDown: [],
    dataClass: VENDOR_CLASS,
    requestsTo: null,
    statusBytes: 0,
  },
  cp210x: {
    setUp: (baud) => [
      out(0x41, 0x00, 0x0001),
      out(0x41, 0x1e, 0, 0, littleEndian32(baud)),
      out(0x41, 0x03, 0x0800),
      out(0x41, 0x07, 0x0303),
      out(0x41, 0x12, 0x000f),
    ],
    tearDown: [out(0x41, 0x00, 0x0000)],
    dataClass: VENDOR_CLASS,
    requestsTo: null,
    statusBytes: 0,
  },
  ftdi: {
    setUp: (baud) => [
      out(0x40, 0x00, 0),
      out(0x40, 0x03, FTDI_DIVISORS[baud]),
      out(0x40, 0x04, 0x0008),
      out(0x40, 0x02, 0),
      // One millisecond instead of sixteen before a short packet is sent.
      out(0x40, 0x09, 0x0001),
      out(0x40, 0x01, 0x0101),
      out(0x40, 0x01, 0x0202),
    ],
    tearDown: [],
    dataClass: VENDOR_CLASS,
    requestsTo: null,
    statusBytes: 2,
  },
};
