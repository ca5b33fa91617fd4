/**
 * A label printer that speaks ZPL. It prints a label once and says whether that is proven; it never sends a job a
 * second time, because it cannot see what lies in the tray. Knows nothing of queues, packages or staff.
 */
import { toUtf8 } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { LabelMedia } from '../../../shared/labels/layout.ts';
import type { LabelPrinter, PrinterState, PrinterTrouble, PrintFailure } from '../../ports/printer.ts';
import type { TransportError, UsbTransport } from '../../ports/transport.ts';
import {
  afterFailedWrite,
  JOB_OUT_MS,
  LABEL_DONE_MS,
  OPEN_MS,
  oneAtATime,
  type Spoken,
} from '../one-at-a-time.ts';
import { createPrinterWire } from '../printer-wire.ts';
import { type Answer, createConversation } from './conversation.ts';
import { isIdle, troublesOf } from './host-status.ts';
import { labelZpl } from './label.ts';

const CONFIRM_EVERY_MS = 250;
/** Some firmware counts the last label of a batch as done while it still feeds: one idle answer is not enough. */
const IDLE_ANSWERS_NEEDED = 2;
/** Cancels every format that waits, and ends the one that is half received (ZPL II guide, ~JA). */
const CLEAR = '~JA^XZ';

export async function openZplPrinter(
  transport: UsbTransport,
  clock: Clock,
  media: LabelMedia,
): Promise<Result<LabelPrinter, TransportError>> {
  const possible = createPrinterWire(transport, clock);
  if (!possible) return err({ code: 'failed', detail: 'no bidirectional printer interface' });
  const wire = possible;
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const conversation = createConversation(wire, clock);
  /**
   * What a job that ended uncertain left in the printer, now or before this driver was opened, must not come out
   * later, when somebody may already have decided to print it again: the next word to the printer cancels it.
   */
  let mayHoldLeftovers = true;

  async function ask(): Promise<Answer> {
    const answer = await conversation.ask(mayHoldLeftovers ? CLEAR : '');
    if (answer.code === 'status' && isIdle(answer.status)) mayHoldLeftovers = false;
    return answer;
  }

  async function print(
    bytes: Uint8Array,
    heard: (state: PrinterState) => void,
  ): Promise<Result<void, PrintFailure>> {
    const before = await untilIdle();
    heard(before);
    if (!before.ready) return err({ code: 'not-ready', troubles: before.troubles });

    const sent = await wire.write(bytes, JOB_OUT_MS);
    return sent.ok ? confirm(heard) : err(afterFailedWrite(sent.error));
  }

  /** A label that is under the head already comes out whatever is cancelled: it is waited for. */
  async function untilIdle(): Promise<PrinterState> {
    const endsAt = clock.elapsed() + LABEL_DONE_MS;
    for (;;) {
      const state = stateOf(await ask());
      if (!state.ready || state.idle) return state;
      if (clock.elapsed() >= endsAt) return { ready: false, troubles: ['fault'] };
      mayHoldLeftovers = true;
      await pause(clock, CONFIRM_EVERY_MS);
    }
  }

  /**
   * Waits until the printer shows that nothing is left of the job. Open head, empty media and silence (which is how
   * many printers report these) make it uncertain at once: with `^JZN` the label is dropped when the error is
   * cleared, and an idle printer would then look like a printed label. Only a pause keeps the job.
   */
  async function confirm(heard: (state: PrinterState) => void): Promise<Result<void, PrintFailure>> {
    const endsAt = clock.elapsed() + LABEL_DONE_MS;
    let idleAnswers = 0;
    let troubles: readonly PrinterTrouble[] = [];
    while (clock.elapsed() < endsAt) {
      await pause(clock, CONFIRM_EVERY_MS);
      // Not by way of `ask`, which might cancel the very job it waits for.
      const state = stateOf(await conversation.ask());
      heard(state);
      troubles = state.ready ? [] : state.troubles;
      if (troubles.some((trouble) => trouble !== 'paused')) return err({ code: 'uncertain', troubles });
      idleAnswers = state.ready && state.idle ? idleAnswers + 1 : 0;
      if (idleAnswers === IDLE_ANSWERS_NEEDED) return ok();
    }
    return err({ code: 'uncertain', troubles });
  }

  const spoken = {
    ask: async () => stateOf(await ask()),
    async print(label, jobId, heard) {
      const printed = await print(toUtf8(labelZpl(label, jobId, media)), heard);
      if (!printed.ok && printed.error.code === 'uncertain') {
        mayHoldLeftovers = true;
        heard(stateOf(await ask()));
      }
      return printed;
    },
  } satisfies Spoken;
  return ok(oneAtATime(spoken, transport, clock));
}

/** What an answer means. `idle` tells whether the printer holds nothing more to print. */
function stateOf(answer: Answer): PrinterState & { readonly idle: boolean } {
  if (answer.code === 'gone') return { ready: false, troubles: ['gone'], idle: false };
  if (answer.code === 'silent') return { ready: false, troubles: answer.troubles, idle: false };
  const troubles = troublesOf(answer.status);
  const idle = isIdle(answer.status);
  return troubles.length === 0 ? { ready: true, idle } : { ready: false, troubles, idle };
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resume) => clock.after(ms, resume));
}
