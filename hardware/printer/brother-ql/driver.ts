/**
 * A Brother QL label printer in raster mode. It says by itself when a label came out, the best proof there is; what
 * was sent before an error it throws away. Knows nothing of queues, packages or staff.
 */
import { joinBytes } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { LabelSize } from '../../../shared/labels/layout.ts';
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
import { ASK_STATUS, rasterJob, START_ANEW } from './commands.ts';
import { lieOn, onRoll, type Roll, rollOf } from './media.ts';
import { createStatusReader, type QlStatus } from './status.ts';

const STATUS_MS = 1_300;
const PORT_STATUS_MS = 200;
/** A hot head is left to cool, and goes on by itself. */
const COOLING_MS = 60_000;
/** After "completed" it feeds and cuts; then it says that it waits. */
const FEED_MS = 3_000;

type Heard = QlStatus | 'silent' | 'gone';

export async function openQlPrinter(
  transport: UsbTransport,
  clock: Clock,
  wanted: LabelSize,
): Promise<Result<LabelPrinter, TransportError>> {
  const possible = createPrinterWire(transport, clock);
  if (!possible) return err({ code: 'failed', detail: 'no bidirectional printer interface' });
  const wire = possible;
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const reader = createStatusReader();
  let waiting: QlStatus[] = [];

  async function hear(isWanted: (status: QlStatus) => boolean, deadlineMs: number): Promise<Heard> {
    const endsAt = clock.elapsed() + deadlineMs;
    for (;;) {
      for (let status = waiting.shift(); status; status = waiting.shift()) {
        if (isWanted(status)) return status;
      }
      const read = await wire.read(endsAt - clock.elapsed());
      if (!read.ok) return read.error.code === 'gone' ? 'gone' : 'silent';
      waiting = reader.push(read.value);
    }
  }

  /**
   * Starting anew before each question costs nothing in an idle printer, and one that was left in the middle of a
   * job would take the question for a part of it.
   */
  async function question(): Promise<Heard> {
    await wire.drain();
    waiting = [];
    reader.reset();
    const endsAt = clock.elapsed() + STATUS_MS;
    const sent = await wire.write(joinBytes([START_ANEW, ASK_STATUS]), STATUS_MS);
    if (!sent.ok) {
      if (sent.error.code === 'deadline') await wire.softReset();
      return sent.error.code === 'gone' ? 'gone' : 'silent';
    }
    return hear(({ kind }) => kind === 'reply', endsAt - clock.elapsed());
  }

  async function ask(): Promise<PrinterState & { readonly roll: Roll | null }> {
    const heard = await question();
    if (heard === 'gone') return { ready: false, troubles: ['gone'], roll: null };
    if (heard === 'silent') {
      const isPaperOut = await wire.portSaysPaperOut(PORT_STATUS_MS);
      return {
        ready: false,
        troubles: isPaperOut === true ? ['paper-out', 'silent'] : ['silent'],
        roll: null,
      };
    }
    if (heard.troubles.length > 0) return { ready: false, troubles: heard.troubles, roll: null };
    // Another program's label is coming out: whoever asks is asked again in a moment.
    if (heard.isPrinting) return { ready: false, troubles: ['paused'], roll: null };
    const roll = rollOf(heard.widthMm, heard.lengthMm);
    return roll ? { ready: true, roll } : { ready: false, troubles: ['wrong-media'], roll };
  }

  async function proven(): Promise<Result<void, PrintFailure>> {
    let endsAt = clock.elapsed() + LABEL_DONE_MS;
    let isCompleted = false;
    for (;;) {
      const heard = await hear(() => true, endsAt - clock.elapsed());
      if (heard === 'silent' && isCompleted) return ok();
      if (typeof heard === 'string') return err({ code: 'uncertain', troubles: [heard] });
      if (heard.troubles.length > 0) return err({ code: 'uncertain', troubles: heard.troubles });
      if (heard.isCooling) endsAt += COOLING_MS;
      if (heard.kind === 'completed') {
        isCompleted = true;
        endsAt = clock.elapsed() + FEED_MS;
      }
      if (isCompleted && heard.kind === 'phase' && !heard.isPrinting) return ok();
    }
  }

  const spoken: Spoken = {
    ask,
    async print(label, jobId, heard) {
      const before = await ask();
      heard(before);
      if (!before.ready) return err({ code: 'not-ready', troubles: before.troubles });
      if (before.roll === null) return err({ code: 'not-ready', troubles: ['wrong-media'] });
      const { size, isTurned } = lieOn(before.roll, wanted);
      const page = onRoll(before.roll, drawLabel(label, jobId, { size, dpi: 300 }), isTurned);
      const sent = await wire.write(rasterJob(page, before.roll), JOB_OUT_MS);
      const result = sent.ok ? await proven() : err(afterFailedWrite(sent.error));
      if (!result.ok && result.error.code === 'uncertain') {
        // Which starts it anew: what it still holds must not come out later.
        heard(await ask());
      }
      return result;
    },
  };
  return ok(oneAtATime(spoken, transport, clock));
}
