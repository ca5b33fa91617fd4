/**
 * A Numato relay board from the other end of the wire. The relay latches: it stays as it was told, also while nobody
 * is there and the cable is out (a board with its own supply), so that a missing `off` shows.
 */
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { createListeners } from '../ports/listeners.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';

const OUT = 0x03;
const IN = 0x83;
const USUAL_LATENCY_MS = 2;

export interface SimulatedRelayBoard {
  readonly wire: SimulatedWire;
  relay(): 'on' | 'off';
  /** Each word the host said, in order. */
  readonly heard: readonly string[];
  setInput(input: number, level: 0 | 1): void;
  /** A welded contact: it answers, and stays on. */
  setStuck(isStuck: boolean): void;
  isStuck(): boolean;
  setSilent(isSilent: boolean): void;
  /** How long it takes to answer. */
  setLatency(ms: number): void;
  onChange(listener: () => void): () => void;
}

export function createNumatoRelay(clock: Clock, identity: DeviceIdentity): SimulatedRelayBoard {
  const changes = createListeners<void>();
  const inputs = new Map<number, 0 | 1>();
  const heard: string[] = [];
  let relay: 'on' | 'off' = 'off';
  let isStuck = false;
  let isSilent = false;
  let latencyMs = USUAL_LATENCY_MS;
  let line = '';

  function answer(command: string): string {
    const input = /^gpio read (\d)$/.exec(command)?.[1];
    if (input) return String(inputs.get(Number(input)) ?? 0);
    if (command === 'relay readall') return relay === 'on' ? '01' : '00';
    if (command === 'relay read 0') return relay;
    const told = { 'relay on 0': 'on', 'relay off 0': 'off', 'relay writeall 00': 'off' } as const;
    const to = Object.hasOwn(told, command) ? told[command as keyof typeof told] : null;
    if (to !== null && to !== relay && !(to === 'off' && isStuck)) {
      relay = to;
      changes.tell();
    }
    return '';
  }

  function say(text: string): void {
    clock.after(latencyMs, () => wire.send(IN, toUtf8(text)));
  }

  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [
      {
        number: 0,
        classCode: 0x02,
        subclassCode: 0x02,
        protocolCode: 0x01,
        endpoints: [{ address: 0x82, kind: 'interrupt', maxPacketBytes: 8 }],
      },
      {
        number: 1,
        classCode: 0x0a,
        subclassCode: 0x00,
        protocolCode: 0x00,
        endpoints: [
          { address: OUT, kind: 'bulk', maxPacketBytes: 64 },
          { address: IN, kind: 'bulk', maxPacketBytes: 64 },
        ],
      },
    ],
    takes(_endpoint, bytes) {
      for (const byte of bytes) {
        const char = String.fromCharCode(byte);
        if (char !== '\r') {
          line += char;
          continue;
        }
        const command = line;
        line = '';
        if (isSilent) continue;
        heard.push(command);
        const said = answer(command);
        say(`${command}\n\r${said === '' ? '' : `${said}\n\r`}>`);
      }
      return bytes.length;
    },
    answers: (request) => (request.requestType === 0x21 ? new Uint8Array() : 'stall'),
  });

  return {
    wire,
    heard,
    relay: () => relay,
    setInput: (input, level) => void inputs.set(input, level),
    setStuck(next) {
      isStuck = next;
      changes.tell();
    },
    isStuck: () => isStuck,
    setSilent(next) {
      isSilent = next;
    },
    setLatency(ms) {
      latencyMs = ms;
    },
    onChange: (listener) => changes.add(listener),
  };
}
