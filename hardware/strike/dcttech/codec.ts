/**
 * The words of a DCTTECH USB relay board (`USBRelay1` to `USBRelay8`, 16c0:05df) and its many copies: HID feature
 * reports of eight bytes, as the open re-implementation of its firmware has them (u1f35c/usb-relay-firmware, main.c)
 * and usbrelay sends them (darrylb123/usbrelay, libusbrelay.c). It knows no relay's purpose.
 */
import type { ControlRequest } from '../../ports/transport.ts';

export const REPORT_BYTES = 8;

/** HID 1.11, section 7.2: SET_REPORT and GET_REPORT of feature report 0, to interface 0. */
export const SET_REPORT: ControlRequest = { requestType: 0x21, request: 0x09, value: 0x0300, index: 0 };
export const GET_REPORT: ControlRequest = { requestType: 0xa1, request: 0x01, value: 0x0300, index: 0 };

const ON = 0xff;
const ALL_OFF = 0xfc;
const ID_BYTES = 5;

/** `relay` counts from 0, the board's own numbers from 1. */
export function onReport(relay: number): Uint8Array {
  return report(ON, relay + 1);
}

export function allOffReport(): Uint8Array {
  return report(ALL_OFF, 0);
}

function report(command: number, relay: number): Uint8Array {
  const bytes = new Uint8Array(REPORT_BYTES);
  bytes.set([command, relay]);
  return bytes;
}

export interface BoardReport {
  /** Five characters that the board was given; all boards leave the factory with much the same. */
  readonly id: string;
  /** One bit a relay, the first one lowest: 1 is energised. */
  readonly relays: number;
}

/** Null for what no such board says: 16c0:05df is shared by all kinds of home-made devices. */
export function parseReport(bytes: Uint8Array): BoardReport | null {
  if (bytes.length !== REPORT_BYTES || bytes[5] !== 0 || bytes[6] !== 0) return null;
  const id = String.fromCharCode(...bytes.subarray(0, ID_BYTES));
  return /^[\x21-\x7e]{5}$/.test(id) ? { id, relays: bytes[REPORT_BYTES - 1] ?? 0 } : null;
}
