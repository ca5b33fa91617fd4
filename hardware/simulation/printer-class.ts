/** What every simulated printer has of the USB printer class 1.1: its interface and its three requests. */
import type { ControlRequest, UsbInterface } from '../ports/transport.ts';

export const PRINTER_INTERFACE: UsbInterface = {
  number: 0,
  classCode: 0x07,
  subclassCode: 0x01,
  protocolCode: 0x02,
  endpoints: [
    { address: 0x01, kind: 'bulk', maxPacketBytes: 512 },
    { address: 0x82, kind: 'bulk', maxPacketBytes: 512 },
  ],
};

export interface PrinterClassState {
  /** IEEE 1284, such as `MFG:Zebra ;CMD:ZPL;MDL:GK420d;CLS:PRINTER;`. */
  readonly deviceId: string;
  readonly paper: boolean;
  reset(): void;
}

export function answerClassRequest(request: ControlRequest, state: PrinterClassState): Uint8Array | 'stall' {
  if (request.requestType === 0x21 && request.request === 0x02) {
    state.reset();
    return new Uint8Array();
  }
  if (request.requestType !== 0xa1) return 'stall';
  if (request.request === 0x01) return Uint8Array.of(state.paper ? 0x18 : 0x38);
  if (request.request !== 0x00) return 'stall';
  // The length stands before the text, counts itself, and is big-endian as nothing else in USB.
  const length = state.deviceId.length + 2;
  return Uint8Array.of(
    length >> 8,
    length & 0xff,
    ...Array.from(state.deviceId, (char) => char.charCodeAt(0)),
  );
}
