/**
 * Asks a ZPL printer how it is, and says plainly when it does not answer. Knows how to ask, not when, and nothing
 * of jobs.
 */
import { toUtf8 } from '../../../shared/basics/bytes.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { PrinterTrouble } from '../../ports/printer.ts';
import type { PrinterWire } from '../printer-wire.ts';
import { type ErrorStatus, parseErrorStatus } from './error-status.ts';
import { createFrameReader } from './frames.ts';
import { createHostStatusReader, type HostStatus } from './host-status.ts';

/** Zebra: a printer that has not answered `~HS` by then is in an error, or is wedged. */
const STATUS_MS = 1_500;
/** When `~HQES` is tried beside it: some firmware answers that one in an error. */
const ERRORS_AFTER_MS = 700;
const PORT_STATUS_MS = 350;

export type Answer =
  | { readonly code: 'status'; readonly status: HostStatus }
  /** No answer to `~HS`. `troubles` is what the printer says otherwise meanwhile, never empty. */
  | { readonly code: 'silent'; readonly troubles: readonly PrinterTrouble[] }
  | { readonly code: 'gone' };

export interface Conversation {
  /** Ends within two seconds. `first` is sent before the question. */
  ask(first?: string): Promise<Answer>;
}

interface Heard {
  readonly status: HostStatus | null;
  readonly errors: ErrorStatus | null;
  readonly isGone: boolean;
}

export function createConversation(wire: PrinterWire, clock: Clock): Conversation {
  const frames = createFrameReader();

  async function listen(first: string): Promise<Heard> {
    const endsAt = clock.elapsed() + STATUS_MS;
    const errorsAt = clock.elapsed() + ERRORS_AFTER_MS;
    const left = () => endsAt - clock.elapsed();
    const nothing = { status: null, errors: null };
    await wire.drain();
    frames.reset();
    const sent = await wire.write(toUtf8(`${first}~HS`), left());
    if (!sent.ok) {
      // It will not even take the word that would clear it.
      if (first !== '' && sent.error.code === 'deadline') await wire.softReset();
      return { ...nothing, isGone: sent.error.code === 'gone' };
    }
    const lines = createHostStatusReader();
    let errors: ErrorStatus | null = null;
    let hasAskedForErrors = false;
    while (left() > 0) {
      const untilErrors = errorsAt - clock.elapsed();
      if (!hasAskedForErrors && untilErrors <= 0) {
        hasAskedForErrors = true;
        await wire.write(toUtf8('~HQES'), left());
      }
      const read = await wire.read(hasAskedForErrors ? left() : Math.min(left(), untilErrors));
      if (!read.ok) {
        if (read.error.code === 'deadline') continue;
        return { status: null, errors, isGone: read.error.code === 'gone' };
      }
      for (const frame of frames.push(read.value)) {
        const status = lines.take(frame);
        if (status) return { status, errors, isGone: false };
        errors = parseErrorStatus(frame) ?? errors;
        // It is in an error and has said which: such a printer keeps the rest to itself.
        if (errors !== null && errors.troubles.length > 0) return { status: null, errors, isGone: false };
      }
    }
    return { status: null, errors, isGone: false };
  }

  return {
    async ask(first = '') {
      const { status, errors, isGone } = await listen(first);
      if (isGone) return { code: 'gone' };
      if (status) return { code: 'status', status };
      if (errors !== null && errors.troubles.length > 0) return { code: 'silent', troubles: errors.troubles };
      const isPaperOut = await wire.portSaysPaperOut(PORT_STATUS_MS);
      return { code: 'silent', troubles: isPaperOut === true ? ['paper-out', 'silent'] : ['silent'] };
    },
  };
}
