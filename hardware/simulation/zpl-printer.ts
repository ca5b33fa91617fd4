/**
 * A ZPL printer from the other end of the wire: it parses what the host sends as a real one does, so that a job that
 * is cut, doubled or carries a command in a name shows. The printed labels are kept as they came.
 */
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import { createListeners } from '../ports/listeners.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { answerClassRequest, PRINTER_INTERFACE } from './printer-class.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';
import { createZplIntake } from './zpl-intake.ts';

const IN = 0x82;

export interface PrintedLabel {
  readonly jobId: string | null;
  readonly zpl: string;
  readonly at: EpochMs;
}

export interface PrinterPersonality {
  /** Zebra documents that `~HS` gets no answer while paper or ribbon is out or the head is open. */
  readonly answersInError: boolean;
  /** In an error it answers `~HQES` all the same. */
  readonly answersErrorsOnly: boolean;
  /** Many printers answer GET_PORT_STATUS with a constant 18. */
  readonly constantPortStatus: boolean;
  /** Replies come in pieces of this many bytes. */
  readonly splitReplies: number;
  readonly latencyMs: number;
  readonly labelMs: number;
  readonly bufferBytes: number;
}

const USUAL: PrinterPersonality = {
  answersInError: false,
  answersErrorsOnly: false,
  constantPortStatus: false,
  splitReplies: 64,
  latencyMs: 5,
  labelMs: 700,
  bufferBytes: 65_536,
};

export interface SimulatedZplPrinter {
  readonly wire: SimulatedWire;
  readonly printed: readonly PrintedLabel[];
  state(): {
    readonly paper: boolean;
    readonly head: 'open' | 'closed';
    readonly silent: boolean;
    readonly paused: boolean;
  };
  set(change: Partial<Changeable>): void;
  /** Everything it held is lost; it is back after a second. */
  powerCycle(): void;
  onChange(listener: () => void): () => void;
}

interface Changeable {
  paper: boolean;
  headOpen: boolean;
  ribbon: boolean;
  paused: boolean;
  /** It takes bytes and answers nothing, on no endpoint. */
  silent: boolean;
}

export function createZplPrinter(
  clock: Clock,
  identity: DeviceIdentity,
  personality: Partial<PrinterPersonality> = {},
): SimulatedZplPrinter {
  const habits = { ...USUAL, ...personality };
  const changes = createListeners<void>();
  const printed: PrintedLabel[] = [];
  const state: Changeable = { paper: true, headOpen: false, ribbon: true, paused: false, silent: false };
  let queue: string[] = [];
  let underHead: { readonly zpl: string; readonly cancel: () => void } | null = null;
  const intake = createZplIntake({ format: (zpl) => void queue.push(zpl), command: obey });

  const inError = () => !state.paper || state.headOpen || !state.ribbon;
  const held = () => queue.reduce((sum, zpl) => sum + zpl.length, intake.heldBytes());

  function feed(): void {
    if (underHead || state.paused || inError()) return;
    const zpl = queue.shift();
    if (zpl === undefined) return;
    const cancel = clock.after(habits.labelMs, () => {
      underHead = null;
      printed.push({ jobId: /\^FDjob ([0-9A-Z]+)\^FS/.exec(zpl)?.[1] ?? null, zpl, at: clock.now() });
      changed();
    });
    underHead = { zpl, cancel };
  }

  function changed(): void {
    if (underHead && inError()) {
      // What is under the head is spoilt. With ^JZN it is forgotten, otherwise it is printed again when all is well.
      underHead.cancel();
      if (!underHead.zpl.includes('^JZN')) queue.unshift(underHead.zpl);
      underHead = null;
    }
    feed();
    wire.resume();
    changes.tell();
  }

  function forget(): void {
    underHead?.cancel();
    underHead = null;
    queue = [];
    intake.reset();
  }

  function reply(...lines: string[]): void {
    if (state.silent || (inError() && !habits.answersInError)) return;
    answer(...lines);
  }

  function answer(...lines: string[]): void {
    const text = lines.map((line) => `\x02${line}\x03\r\n`).join('');
    clock.after(habits.latencyMs, () => {
      for (let at = 0; at < text.length; at += habits.splitReplies) {
        wire.send(
          IN,
          Uint8Array.from(text.slice(at, at + habits.splitReplies), (char) => char.charCodeAt(0)),
        );
      }
    });
  }

  function obey(command: string): void {
    const bit = (is: boolean) => (is ? '1' : '0');
    if (command === '~HS') {
      const waiting = String(queue.length).padStart(3, '0');
      const full = bit(held() >= habits.bufferBytes);
      reply(
        `014,${bit(!state.paper)},${bit(state.paused)},0406,${waiting},${full},0,${bit(intake.heldBytes() > 0)},000,0,0,0`,
        `000,0,${bit(state.headOpen)},${bit(!state.ribbon)},0,2,6,0,${underHead ? '00000001' : '00000000'},1,000`,
        '1234,0',
      );
    } else if (command === '~HQES') {
      const low =
        (state.paper ? 0 : 1) +
        (state.ribbon ? 0 : 2) +
        (state.headOpen ? 4 : 0) +
        (state.paused ? 0x80000 : 0);
      const bits = low.toString(16).toUpperCase().padStart(8, '0');
      const tell = habits.answersErrorsOnly && !state.silent ? answer : reply;
      tell(
        `\r\n  PRINTER STATUS\r\n  ERRORS: ${bit(low > 0)} 00000000 ${bits}\r\n  WARNINGS: 0 00000000 00000000\r\n`,
      );
    } else if (command === '~HI') reply('GK420d-200dpi,V61.17.16Z,8,2104KB');
    else if (command === '~JA' || command === '~JR') forget();
    else if (command === '~PS') state.paused = false;
    else if (command === '~PP') state.paused = true;
    changed();
  }

  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [PRINTER_INTERFACE],
    takes(_endpoint, bytes) {
      const taken = bytes.subarray(0, Math.max(0, habits.bufferBytes - held()));
      intake.push(taken);
      if (taken.length > 0) feed();
      return taken.length;
    },
    answers(request) {
      if (state.silent) return 'nothing';
      return answerClassRequest(request, {
        deviceId: 'MFG:Zebra ;CMD:ZPL;MDL:GK420d;CLS:PRINTER;',
        paper: state.paper || habits.constantPortStatus,
        reset() {
          forget();
          // In the next turn: the device is in the middle of an answer.
          clock.after(0, wire.resume);
        },
      });
    },
  });

  return {
    wire,
    printed,
    state: () => ({
      paper: state.paper,
      head: state.headOpen ? 'open' : 'closed',
      silent: state.silent,
      paused: state.paused,
    }),
    set(change) {
      Object.assign(state, change);
      changed();
    },
    powerCycle() {
      wire.unplug();
      forget();
      state.paused = false;
      state.silent = false;
      clock.after(1_000, () => wire.plug());
    },
    onChange: (listener) => changes.add(listener),
  };
}
