/**
 * A virtual USB device: the standard requests that every device answers by itself, halted endpoints, and behind them
 * a simulator's wire. Scripted faults strike here, below the simulator, as they would in a cable.
 */

import type { TransportError, UsbTransport } from '../../../hardware/ports/transport.ts';
import type { SimulatedWire } from '../../../hardware/simulation/simulated-wire.ts';
import type { Result } from '../../../shared/basics/result.ts';
import type { ListedDevice, Urb } from './codec.ts';
import { type Described, descriptor, deviceClassOf, RELEASE } from './descriptors.ts';

/** What the next transfers on an endpoint meet. 0 is the control endpoint; bit 7 is set for IN. */
export type UrbFault =
  | { readonly kind: 'stall' }
  /** Answered with NAK until it is cancelled. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** An IN loses all but its first bytes. */
  | { readonly kind: 'short'; readonly bytes: number };

export interface Answer {
  /** 0, or a negative errno of Linux. */
  readonly status: number;
  readonly actual: number;
  readonly data: Uint8Array;
}

export interface VirtualDevice {
  readonly listed: ListedDevice;
  /** Puts the plug in; null when it is in already. What it returns pulls it out. */
  plug(onPulled: () => void): (() => void) | null;
  /** Null: cancelled by `signal`, so that nobody waits for it. */
  answer(urb: Urb, data: Uint8Array, signal: AbortSignal): Promise<Answer | null>;
  /** Pulls the plug out, as a person does. */
  pull(): void;
  /** From now on it is another one on the bus: the same device, plugged in elsewhere. */
  moveTo(busid: string, address: number): void;
  /** `after` transfers on this endpoint go well first. */
  fail(endpoint: number, fault: UrbFault, after?: number, times?: number): void;
  clearFaults(): void;
  /** How many transfers wait for an answer. */
  waiting(): number;
  /** The largest transfer it was sent since it was plugged in: a job is larger than any question. */
  largestOut(): number;
}

const EPIPE = -32;
const ENODEV = -19;
const EOVERFLOW = -75;
const EPROTO = -71;

/** A device of its own never gives up: the host does. */
const NEVER_MS = 2 ** 31 - 1;
const IN = 0x80;
const ENDPOINT_HALT = 0;
const nothing = new Uint8Array();

export function createVirtualDevice(described: Described, wire: SimulatedWire, busid: string): VirtualDevice {
  let place = { busid, address: 2 };
  let transport: UsbTransport | null = null;
  let pulled: (() => void) | null = null;
  let waiting = 0;
  let largestOut = 0;
  const halted = new Set<number>();
  let faults: { readonly endpoint: number; readonly fault: UrbFault; after: number; times: number }[] = [];

  function listed(): ListedDevice {
    return {
      busid: place.busid,
      busNumber: 1,
      address: place.address,
      speed: described.speed,
      vendorId: described.identity.vendorId,
      productId: described.identity.productId,
      release: RELEASE,
      deviceClass: deviceClassOf(described),
      interfaces: described.interfaces.map((one) => ({
        classes: [one.classCode, one.subclassCode, one.protocolCode],
      })),
    };
  }

  function pull(): void {
    const tell = pulled;
    transport = null;
    pulled = null;
    halted.clear();
    wire.unplug();
    tell?.();
  }

  function faultOn(endpoint: number): UrbFault | null {
    const found = faults.find((one) => one.endpoint === endpoint && one.times > 0);
    if (!found) return null;
    if (found.after > 0) {
      found.after -= 1;
      return null;
    }
    found.times -= 1;
    return found.fault;
  }

  async function answer(urb: Urb, data: Uint8Array, signal: AbortSignal): Promise<Answer | null> {
    const here = transport;
    if (!here) return { status: ENODEV, actual: 0, data: nothing };
    const address = urb.endpoint === 0 ? 0 : urb.endpoint | (urb.direction === 'in' ? IN : 0);
    if (address === 0) {
      const standard = answerStandard(urb);
      if (standard) return standard;
    }
    const fault = faultOn(address);
    if (halted.has(address) || fault?.kind === 'stall') {
      if (address !== 0) halted.add(address);
      return { status: EPIPE, actual: 0, data: nothing };
    }
    if (address !== 0 && urb.direction === 'out') largestOut = Math.max(largestOut, data.length);
    if (fault?.kind === 'hold') return untilAborted(signal);
    if (fault?.kind === 'slow' && !(await passed(fault.ms, signal))) return null;
    const done = await transferred(here, urb, data, signal);
    if (signal.aborted) return null;
    if (done.status === EPIPE && address !== 0) halted.add(address);
    if (fault?.kind !== 'short') return done;
    const rest = done.data.subarray(0, fault.bytes);
    return { ...done, data: rest, actual: rest.length };
  }

  /** The requests of USB 2.0, table 9-4, that Linux makes; null for those of a class or a vendor. */
  function answerStandard(urb: Urb): Answer | null {
    const { requestType, request, value, index, length } = setupOf(urb);
    if ((requestType & 0x60) !== 0) return null;
    const done: Answer = { status: 0, actual: 0, data: nothing };
    if (requestType & IN) {
      const data = answerQuestion(request, value, index);
      if (!data) return { ...done, status: EPIPE };
      const given = data.subarray(0, length);
      return { ...done, actual: given.length, data: given };
    }
    // CLEAR_FEATURE, and SET_CONFIGURATION and SET_INTERFACE, which clear every halt as well.
    if (request === 0x01 && requestType === 0x02 && value === ENDPOINT_HALT) halted.delete(index);
    else if (request === 0x09 || request === 0x0b) halted.clear();
    return done;
  }

  function answerQuestion(request: number, value: number, index: number): Uint8Array | null {
    // GET_STATUS, GET_DESCRIPTOR, GET_CONFIGURATION, GET_INTERFACE.
    if (request === 0x00) return Uint8Array.of(halted.has(index) ? 1 : 0, 0);
    if (request === 0x06) return descriptor(described, value >> 8, value & 0xff, index);
    if (request === 0x08) return Uint8Array.of(1);
    return request === 0x0a ? Uint8Array.of(0) : null;
  }

  return {
    get listed() {
      return listed();
    },
    plug(onPulled) {
      if (transport) return null;
      wire.plug();
      largestOut = 0;
      transport = wire.attached();
      // Its open() only notes that it is open: nothing to wait for.
      void transport?.open({ deadlineMs: NEVER_MS });
      pulled = onPulled;
      return pull;
    },
    async answer(urb, data, signal) {
      waiting += 1;
      try {
        return await answer(urb, data, signal);
      } finally {
        waiting -= 1;
      }
    },
    pull,
    moveTo(nextBusid, address) {
      place = { busid: nextBusid, address };
    },
    fail(endpoint, fault, after = 0, times = 1) {
      faults.push({ endpoint, fault, after, times });
    },
    clearFaults() {
      faults = [];
      halted.clear();
    },
    waiting: () => waiting,
    largestOut: () => largestOut,
  };
}

async function transferred(
  transport: UsbTransport,
  urb: Urb,
  data: Uint8Array,
  signal: AbortSignal,
): Promise<Answer> {
  const options = { deadlineMs: NEVER_MS, signal };
  if (urb.endpoint === 0) {
    const { length, ...request } = setupOf(urb);
    if (request.requestType & IN) return answerOf(await transport.controlIn(request, length, options));
    const done = await transport.controlOut(request, data, options);
    return answerOf(done.ok ? { ok: true, value: data.length } : done);
  }
  if (urb.direction === 'in') return answerOf(await transport.read(urb.endpoint | IN, urb.length, options));
  return answerOf(await transport.write(urb.endpoint, data, options));
}

function answerOf(done: Result<Uint8Array | number, TransportError>): Answer {
  if (!done.ok) return { status: errnoOf(done.error), actual: 0, data: nothing };
  if (typeof done.value === 'number') return { status: 0, actual: done.value, data: nothing };
  return { status: 0, actual: done.value.length, data: done.value };
}

function errnoOf(error: TransportError): number {
  if (error.code === 'stalled') return EPIPE;
  if (error.code === 'gone') return ENODEV;
  return error.code === 'failed' && error.detail === 'overflow' ? EOVERFLOW : EPROTO;
}

function setupOf({ setup }: Urb) {
  const view = new DataView(setup.buffer, setup.byteOffset, setup.byteLength);
  return {
    requestType: view.getUint8(0),
    request: view.getUint8(1),
    value: view.getUint16(2, true),
    index: view.getUint16(4, true),
    length: view.getUint16(6, true),
  };
}

function untilAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}

/** False when it was cancelled meanwhile. */
function passed(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
