/**
 * A label printer around what one language can do: one job at a time, one question at a time, and no question in the
 * middle of a job. What is asked and sent is the language's; whether to print again is nobody's here.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, type Result } from '../../shared/basics/result.ts';
import type { Label } from '../../shared/labels/label.ts';
import type { LabelPrinter, PrinterState, PrintFailure } from '../ports/printer.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import { createTurns } from '../transport/turns.ts';

export const OPEN_MS = 2_000;
export const JOB_OUT_MS = 5_000;
export const LABEL_DONE_MS = 15_000;

/** A printer's language at one wire. Neither function ever runs while the other does. */
export interface Spoken {
  /** Ends within 1,900 ms. */
  ask(): Promise<PrinterState>;
  /** Prints once; `ask` was not called before. `heard` is for each state on the way. */
  print(
    label: Label,
    jobId: string,
    heard: (state: PrinterState) => void,
  ): Promise<Result<void, PrintFailure>>;
}

export function oneAtATime(spoken: Spoken, transport: UsbTransport, clock: Clock): LabelPrinter {
  const turns = createTurns(clock);
  /** What was last known, for whoever asks while a job is under way. */
  let latest: PrinterState = { ready: true };
  let printing = false;
  let asking: Promise<PrinterState> | null = null;

  async function askInTurn(): Promise<PrinterState> {
    const turn = await turns.take({ deadlineMs: OPEN_MS });
    if (!turn.ok) return latest;
    try {
      latest = await spoken.ask();
      return latest;
    } finally {
      turn.value();
    }
  }

  return {
    async status() {
      if (printing) return latest;
      // Who asks while somebody else does gets the same answer: waiting for another would take too long.
      asking ??= askInTurn().finally(() => {
        asking = null;
      });
      return asking;
    },
    async print(label, jobId) {
      const turn = await turns.take({ deadlineMs: LABEL_DONE_MS + JOB_OUT_MS });
      if (!turn.ok) return err({ code: 'not-ready', troubles: ['silent'] });
      printing = true;
      try {
        return await spoken.print(label, jobId, (state) => {
          latest = state;
        });
      } finally {
        printing = false;
        turn.value();
      }
    },
    async close() {
      turns.refuseWaiting();
      await transport.close();
    },
  };
}

/** What a job whose bytes did not all go out means: nothing taken may be tried again, the rest nobody knows. */
export function afterFailedWrite(error: TransportError): PrintFailure {
  // The system does not tell how many bytes a printer took before it went.
  if (error.code === 'gone') return { code: 'uncertain', troubles: ['gone'] };
  const tookNothing = 'transferred' in error && error.transferred === 0;
  return { code: tookNothing ? 'not-ready' : 'uncertain', troubles: ['silent'] };
}
