/**
 * Asks a ZPL printer how it is, and says plainly when it does not answer. Knows how to ask, not when, and nothing
 * of jobs.
 */
import { toUtf8 } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { PrinterTrouble } from '../../ports/printer.ts';
import type { UsbInterface, UsbTransport } from '../../ports/transport.ts';
import { endpointOf } from '../../transport/endpoints.ts';
import { createFrameReader } from './frames.ts';
import { createHostStatusReader, type HostStatus } from './host-status.ts';

/** Zebra: a printer that has not answered `~HS` by then is in an error, or is wedged. */
const STATUS_MS = 1_500;
const PORT_STATUS_MS = 350;
const DRAIN_MS = 50;
const DRAIN_READS = 8;

/** Printer class 07, subclass 01, requests of the USB printer class 1.1, section 4.2. */
const GET_PORT_STATUS = { requestType: 0xa1, request: 0x01, value: 0 };
const PORT_PAPER_EMPTY = 0x20;

export type Answer =
  | { readonly code: 'status'; readonly status: HostStatus }
  /** No answer to `~HS`. `troubles` is what the printer's port says meanwhile, never empty. */
  | { readonly code: 'silent'; readonly troubles: readonly PrinterTrouble[] }
  | { readonly code: 'gone' };

export interface Conversation {
  readonly outEndpoint: number;
  /** Ends within 1,900 ms. */
  ask(): Promise<Answer>;
}

/** Null when this interface has no way to answer. */
export function createConversation(
  transport: UsbTransport,
  usbInterface: UsbInterface,
  clock: Clock,
): Conversation | null {
  const out = endpointOf(usbInterface, 'bulk', 'out');
  const into = endpointOf(usbInterface, 'bulk', 'in');
  if (!out || !into) return null;
  const { address: outEndpoint } = out;
  const { address: inEndpoint, maxPacketBytes } = into;
  const frames = createFrameReader();
  let mayComeLate = false;

  async function askHostStatus(): Promise<HostStatus | 'silent' | 'gone'> {
    const endsAt = clock.elapsed() + STATUS_MS;
    const left = () => ({ deadlineMs: endsAt - clock.elapsed() });
    // An answer to an older question would speak of an older moment: it is let pass before asking again.
    for (let reads = 0; mayComeLate && reads < DRAIN_READS; reads++) {
      const late = await transport.read(inEndpoint, maxPacketBytes, { deadlineMs: DRAIN_MS });
      if (!late.ok) break;
    }
    frames.reset();
    mayComeLate = true;
    const sent = await transport.write(outEndpoint, toUtf8('~HS'), left());
    if (!sent.ok) return sent.error.code === 'gone' ? 'gone' : 'silent';
    const status = createHostStatusReader();
    while (left().deadlineMs > 0) {
      const read = await transport.read(inEndpoint, maxPacketBytes, left());
      if (!read.ok) {
        if (read.error.code === 'stalled') await transport.clearHalt(inEndpoint, left());
        return read.error.code === 'gone' ? 'gone' : 'silent';
      }
      for (const frame of frames.push(read.value)) {
        const complete = status.take(frame);
        if (complete) {
          mayComeLate = false;
          return complete;
        }
      }
    }
    return 'silent';
  }

  return {
    outEndpoint,
    async ask() {
      const heard = await askHostStatus();
      if (heard === 'gone') return { code: 'gone' };
      if (heard !== 'silent') return { code: 'status', status: heard };
      // Endpoint 0 is answered past whatever blocks the bulk endpoints. Many printers say a constant `18` here, so
      // it can only add a trouble, never take one away.
      const port = await transport.controlIn({ ...GET_PORT_STATUS, index: usbInterface.number }, 1, {
        deadlineMs: PORT_STATUS_MS,
      });
      if (!port.ok && port.error.code === 'gone') return { code: 'gone' };
      const isPaperOut = port.ok && ((port.value[0] ?? 0) & PORT_PAPER_EMPTY) !== 0;
      return { code: 'silent', troubles: isPaperOut ? ['paper-out', 'silent'] : ['silent'] };
    },
  };
}
