/** A DCTTECH relay board from the other end of the wire, with the habits of its firmware: no time limit of its own. */
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { type SimulatedBoard, usualHabits } from './board-habits.ts';
import { createLatchingRelays } from './latching-relays.ts';
import { createSimulatedWire } from './simulated-wire.ts';

const FEATURE_REPORT = 0x03;
const FACTORY_ID = 'PSUIS';

export function createDcttechRelay(clock: Clock, identity: DeviceIdentity, count = 2): SimulatedBoard {
  const relays = createLatchingRelays(count);
  const habits = usualHabits();

  function obey([command = 0, number = 0]: Uint8Array): void {
    if (command === 0xff) relays.switch(number - 1, 'on');
    if (command === 0xfd) relays.switch(number - 1, 'off');
    if (command === 0xfc) relays.allOff();
    if (command === 0xfe) for (let relay = 0; relay < count; relay++) relays.switch(relay, 'on');
  }

  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [
      {
        number: 0,
        classCode: 0x03,
        subclassCode: 0x00,
        protocolCode: 0x00,
        endpoints: [{ address: 0x81, kind: 'interrupt', maxPacketBytes: 8 }],
      },
    ],
    takes: (_endpoint, bytes) => bytes.length,
    answers({ requestType, request, value }, bytes) {
      if (habits.isSilent) return 'nothing';
      if (requestType === 0x21 && request === 0x09) {
        obey(bytes);
        return habits.isMute ? 'nothing' : new Uint8Array();
      }
      if (requestType !== 0xa1 || request !== 0x01 || value >> 8 !== FEATURE_REPORT) return 'stall';
      return habits.isMute ? 'nothing' : Uint8Array.of(...toUtf8(FACTORY_ID), 0, 0, relays.mask());
    },
  });
  return { wire, relays, habits };
}
