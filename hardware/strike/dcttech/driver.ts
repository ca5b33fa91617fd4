/**
 * A DCTTECH relay board: a strike on its first relay, and no inputs. Every command goes over endpoint 0, where an
 * answer cannot be mistaken for the answer to another question.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { TransportError, UsbTransport } from '../../ports/transport.ts';
import type { RelayBoard } from '../relay-board.ts';
import { openStrikeBoard, type StrikeBoard } from '../strike-board.ts';
import { allOffReport, GET_REPORT, onReport, parseReport, REPORT_BYTES, SET_REPORT } from './codec.ts';

const OPEN_MS = 2_000;
const REPORT_MS = 300;

export async function openDcttechBoard(
  transport: UsbTransport,
  clock: Clock,
): Promise<Result<StrikeBoard, TransportError>> {
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const relays = relaysOn(transport);
  // Others share its numbers: what does not answer as a relay board is told nothing at all.
  if ((await relays.read()) === null) {
    await transport.close();
    return err({ code: 'failed', detail: 'it does not answer as a relay board' });
  }
  return ok(
    openStrikeBoard(clock, {
      relays,
      inputs: null,
      onGone: (listener) => transport.onGone(listener),
      close: () => transport.close(),
    }),
  );
}

function relaysOn(transport: UsbTransport): RelayBoard {
  const set = async (report: Uint8Array) => {
    await transport.controlOut(SET_REPORT, report, { deadlineMs: REPORT_MS });
  };
  return {
    endsByItself: false,
    on: (relay) => set(onReport(relay)),
    allOff: () => set(allOffReport()),
    async read() {
      const answer = await transport.controlIn(GET_REPORT, REPORT_BYTES, { deadlineMs: REPORT_MS });
      return answer.ok ? (parseReport(answer.value)?.relays ?? null) : null;
    },
  };
}
