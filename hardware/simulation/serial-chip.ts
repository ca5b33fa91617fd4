/**
 * A USB serial chip from the other end of the wire, with something on its line. It passes bytes on both ways as its
 * kind does and answers what it is set to; what the bytes mean is for whatever hangs on the line.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity, UsbEndpoint, UsbInterface } from '../ports/transport.ts';
import type { SerialChipName } from '../transport/serial-chips.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';

const PACKET_BYTES = 64;
/** What an FTDI chip puts before the data of every packet: all well, the line is idle. */
const FTDI_STATUS = [0x01, 0x60];

const bulk = (address: number): UsbEndpoint => ({ address, kind: 'bulk', maxPacketBytes: PACKET_BYTES });
const interrupt = (address: number): UsbEndpoint => ({ address, kind: 'interrupt', maxPacketBytes: 8 });

const face = (number: number, classCode: number, subclassCode: number, ...endpoints: UsbEndpoint[]) => ({
  number,
  classCode,
  subclassCode,
  protocolCode: 0,
  endpoints,
});

const FACES: Readonly<Record<SerialChipName, readonly UsbInterface[]>> = {
  'cdc-acm': [face(0, 0x02, 0x02, interrupt(0x82)), face(1, 0x0a, 0x00, bulk(0x03), bulk(0x83))],
  ch340: [face(0, 0xff, 0x01, bulk(0x02), bulk(0x82), interrupt(0x81))],
  cp210x: [face(0, 0xff, 0x00, bulk(0x01), bulk(0x81))],
  ftdi: [face(0, 0xff, 0xff, bulk(0x02), bulk(0x81))],
};

export interface SimulatedSerialChip {
  readonly wire: SimulatedWire;
  /** From the line to the host. */
  send(bytes: Uint8Array): void;
}

export function createSerialChip(
  clock: Clock,
  identity: DeviceIdentity,
  chip: SerialChipName,
  /** From the host to the line. */
  hears: (bytes: Uint8Array) => void,
): SimulatedSerialChip {
  const bulkIn = FACES[chip]
    .flatMap((one) => one.endpoints)
    .find((one) => one.kind === 'bulk' && one.address > 0x80);
  const status = chip === 'ftdi' ? FTDI_STATUS : [];
  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: FACES[chip],
    takes(_endpoint, bytes) {
      hears(bytes);
      return bytes.length;
    },
    answers: ({ requestType }) => (requestType & 0x80 ? Uint8Array.of(0x31, 0x00) : new Uint8Array()),
  });
  return {
    wire,
    send(bytes) {
      const room = PACKET_BYTES - status.length;
      for (let at = 0; at < bytes.length; at += room) {
        wire.send(bulkIn?.address ?? 0, Uint8Array.of(...status, ...bytes.subarray(at, at + room)));
      }
    },
  };
}
