/**
 * A receipt or label printer that speaks ESC/POS: Epson's, and Star's in that mode. It prints a label once and says
 * whether that is proven. Knows nothing of queues, packages or staff.
 */
import { joinBytes } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type Bitmap, turned } from '../../../shared/labels/bitmap.ts';
import type { LabelMedia } from '../../../shared/labels/layout.ts';
import type { LabelPrinter, PrinterState, PrintFailure } from '../../ports/printer.ts';
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
import { drawLabel } from '../raster/draw-label.ts';
import { ASK_IN_ORDER, askProcessId, rasterJob, TELL_CHANGES } from './commands.ts';
import { createConversation, type Proof } from './conversation.ts';
import type { Reply } from './replies.ts';
import { troublesInAutomatic } from './status.ts';

/** Printable dots across a roll of 80 mm at 203 dpi. */
const HEAD_DOTS = 576;
/** How often it is asked to forget what it holds before it is taken to be one that does not know that word. */
const CLEAR_TRIES = 3;

export async function openEscPosPrinter(
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
  let proof: Proof | null = null;
  /**
   * What a job that ended uncertain left in the printer comes out as soon as there is paper again, perhaps after
   * somebody has decided to print it once more: it is made to forget it before anything else is said.
   */
  let clearTriesLeft = CLEAR_TRIES;

  async function ask(): Promise<PrinterState> {
    if (clearTriesLeft === 0) return conversation.ask();
    const isCleared = await conversation.clear(proof);
    const state = await conversation.ask();
    const isHeard = state.ready || !state.troubles.some((one) => one === 'silent' || one === 'gone');
    if (isCleared) clearTriesLeft = 0;
    else if (isHeard) clearTriesLeft--;
    return state;
  }

  async function printed(jobId: string, how: Proof): Promise<Result<void, PrintFailure>> {
    const endsAt = clock.elapsed() + LABEL_DONE_MS;
    const isDone = (reply: Reply) =>
      how === 'process-id'
        ? reply.kind === 'process-id' && reply.id === jobId.slice(-4)
        : reply.kind === 'in-order';
    for (;;) {
      const heard = await conversation.hear(
        (reply) => isDone(reply) || reply.kind === 'automatic',
        endsAt - clock.elapsed(),
      );
      if (heard === 'gone' || heard === 'silent') return err({ code: 'uncertain', troubles: [heard] });
      if (isDone(heard)) return ok();
      const troubles = heard.kind === 'automatic' ? troublesInAutomatic(heard.bytes) : [];
      if (troubles.some((trouble) => trouble !== 'paused' && trouble !== 'over-temperature')) {
        return err({ code: 'uncertain', troubles });
      }
    }
  }

  const spoken: Spoken = {
    ask,
    async print(label, jobId, heard) {
      const before = await ask();
      heard(before);
      if (!before.ready) return err({ code: 'not-ready', troubles: before.troubles });
      proof = await conversation.proveIdle();
      if (proof === null) {
        // The question was perhaps taken for the rest of a picture that was cut short.
        clearTriesLeft = CLEAR_TRIES;
        return err({ code: 'not-ready', troubles: ['silent'] });
      }
      // It has worked off all that it held.
      clearTriesLeft = 0;
      const picture = across(drawLabel(label, jobId, media), HEAD_DOTS);
      const job =
        proof === 'process-id'
          ? [TELL_CHANGES, rasterJob(picture), askProcessId(jobId.slice(-4))]
          : [rasterJob(picture), ASK_IN_ORDER];
      const sent = await wire.write(joinBytes(job), JOB_OUT_MS);
      const result = sent.ok ? await printed(jobId, proof) : err(afterFailedWrite(sent.error));
      if (!result.ok && result.error.code === 'uncertain') {
        clearTriesLeft = CLEAR_TRIES;
        heard(await ask());
      }
      return result;
    },
  };
  return ok(oneAtATime(spoken, transport, clock));
}

/** A label that is wider than the head is printed along the roll. */
function across(picture: Bitmap, headDots: number): Bitmap {
  return picture.width > headDots ? turned(picture) : picture;
}
