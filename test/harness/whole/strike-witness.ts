/**
 * Somebody who watches the strike of a kiosk and believes nobody else: each byte that goes out to its board, and the relay
 * itself. It knows no ledger and no person.
 */
import type { DeviceSource } from '../../../hardware/ports/device-source.ts';
import type { UsbTransport } from '../../../hardware/ports/transport.ts';
import type { SimulatedBoard } from '../../../hardware/simulation/board-habits.ts';

export interface StrikeWitness {
  /** The devices of a room, with this board's wire tapped. */
  tapped(source: DeviceSource): DeviceSource;
  bytes(): number;
  /** Each transfer that tells the board to switch a relay on, whatever became of it. */
  orders(): number;
  /** How often the relay of the strike went on. */
  releases(): number;
}

const STRIKE = 1;

export function watchStrike({ wire, relays }: SimulatedBoard, tellsOn: (bytes: Uint8Array) => boolean) {
  const taps = new WeakMap<UsbTransport, UsbTransport>();
  let [bytesSeen, orders, releases, before] = [0, 0, 0, relays.mask()];

  relays.onChange(() => {
    const mask = relays.mask();
    if (mask & STRIKE && !(before & STRIKE)) releases++;
    before = mask;
  });

  const note = (bytes: Uint8Array) => {
    bytesSeen += bytes.length;
    if (tellsOn(bytes)) orders++;
  };

  function tap(transport: UsbTransport): UsbTransport {
    if (transport !== wire.attached()) return transport;
    const known = taps.get(transport) ?? {
      ...transport,
      write: (endpoint, bytes, options) => {
        note(bytes);
        return transport.write(endpoint, bytes, options);
      },
      controlOut: (request, bytes, options) => {
        note(bytes);
        return transport.controlOut(request, bytes, options);
      },
    };
    taps.set(transport, known);
    return known;
  }

  const witness: StrikeWitness = {
    tapped: (source) => ({
      devices: () => source.devices().map(tap),
      onChange: (listener) => source.onChange(listener),
    }),
    bytes: () => bytesSeen,
    orders: () => orders,
    releases: () => releases,
  };
  return witness;
}
