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
import { createTurns } from '../../transport/turns.ts';
import { type Answer, createConversation } from './conversation.ts';
import { isIdle, troublesOf } from './host-status.ts';
import { roomLabelZpl } from './room-label.ts';

const OPEN_MS = 2_000;
const JOB_OUT_MS = 5_000;
const LABEL_DONE_MS = 15_000;
const CONFIRM_EVERY_MS = 250;
/** Some firmware counts the last label of a batch as done while it still feeds: one idle answer is not enough. */
const IDLE_ANSWERS_NEEDED = 2;
const CLASS_PRINTER = 0x07;

export async function openZplPrinter(
  transport: UsbTransport,
  clock: Clock,
  media: LabelMedia,
): Promise<Result<LabelPrinter, TransportError>> {
  const usbInterface = transport.interfaces.find((one) => one.classCode === CLASS_PRINTER);
  const possible = usbInterface ? createConversation(transport, usbInterface, clock) : null;
  if (!possible) return err({ code: 'failed', detail: 'no bidirectional printer interface' });
  const conversation = possible;
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;

  const turns = createTurns(clock);
  /** What was last known, for whoever asks while a job is under way. */
  let latest: PrinterState = { ready: true };
  let printing = false;
  let asking: Promise<PrinterState> | null = null;

  async function ask(): Promise<Answer> {
    const answer = await conversation.ask();
    latest = stateOf(answer);
    return answer;
  }

  async function askInTurn(): Promise<PrinterState> {
    const turn = await turns.take({ deadlineMs: OPEN_MS });
    if (!turn.ok) return latest;
    try {
      return stateOf(await ask());
    } finally {
      turn.value();
    }
  }

  /**
   * What an earlier job that ended uncertain left in the printer must not come out now, when somebody may already
   * have decided to print it again: it is cancelled, and half a format is ended.
   */
  async function clearLeftovers(): Promise<Answer> {
    await transport.write(conversation.outEndpoint, toUtf8('~JA^XZ'), { deadlineMs: JOB_OUT_MS });
    return ask();
  }

  async function printNow(bytes: Uint8Array): Promise<Result<void, PrintFailure>> {
    let before = await ask();
    if (before.code === 'status' && troublesOf(before.status).length === 0 && !isIdle(before.status)) {
      before = await clearLeftovers();
    }
    const state = stateOf(before);
    if (!state.ready) return err({ code: 'not-ready', troubles: state.troubles });

    const sent = await transport.write(conversation.outEndpoint, bytes, { deadlineMs: JOB_OUT_MS });
    if (!sent.ok) return err(await afterFailedWrite(sent.error));
    return confirm();
  }

  async function afterFailedWrite(error: TransportError): Promise<PrintFailure> {
    if (error.code === 'gone') {
      latest = { ready: false, troubles: ['gone'] };
      // The system does not tell how many bytes the printer took before it went.
      return { code: 'uncertain', troubles: ['gone'] };
    }
    if (error.code === 'stalled') {
      await transport.clearHalt(conversation.outEndpoint, { deadlineMs: OPEN_MS });
    }
    const tookNothing = 'transferred' in error && error.transferred === 0;
    return { code: tookNothing ? 'not-ready' : 'uncertain', troubles: ['silent'] };
  }

  /**
   * Waits until the printer shows that nothing is left of the job. Open head, empty media and silence (which is how
   * many printers report these) make it uncertain at once: with `^JZN` the label is dropped when the error is
   * cleared, and an idle printer would then look like a printed label. Only a pause keeps the job.
   */
  async function confirm(): Promise<Result<void, PrintFailure>> {
    const endsAt = clock.elapsed() + LABEL_DONE_MS;
    let idleAnswers = 0;
    let troubles: readonly PrinterTrouble[] = [];
    while (clock.elapsed() < endsAt) {
      await pause(clock, CONFIRM_EVERY_MS);
      const state = stateOf(await ask());
      troubles = state.ready ? [] : state.troubles;
      if (troubles.some((trouble) => trouble !== 'paused')) return err({ code: 'uncertain', troubles });
      idleAnswers = state.ready && state.idle ? idleAnswers + 1 : 0;
      if (idleAnswers === IDLE_ANSWERS_NEEDED) return ok();
    }
    return err({ code: 'uncertain', troubles });
  }

  return ok({
    async status() {
      if (printing) return latest;
      // Who asks while somebody else does gets the same answer: waiting for another would take too long.
      asking ??= askInTurn().finally(() => {
        asking = null;
      });
      return asking;
    },
    async print(label, jobId) {
      const bytes = toUtf8(roomLabelZpl(label, jobId, media));
      const turn = await turns.take({ deadlineMs: LABEL_DONE_MS + JOB_OUT_MS });
      if (!turn.ok) return err({ code: 'not-ready', troubles: ['silent'] });
      printing = true;
      try {
        return await printNow(bytes);
      } finally {
        printing = false;
        turn.value();
      }
    },
    async close() {
      turns.refuseWaiting();
      await transport.close();
    },
  });
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
