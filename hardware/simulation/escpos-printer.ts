/**
 * An ESC/POS printer from the other end of the wire. Like a real one it goes on by itself with what it holds as soon
 * as there is paper again, which is what makes a double; what came out is kept as pictures.
 */
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import type { Bitmap } from '../../shared/labels/bitmap.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { createEscPosIntake, type EscPosCommand, type RealTime } from './escpos-intake.ts';
import { bytesHeld, type PrintedPicture, stacked } from './paper.ts';
import { answerClassRequest, PRINTER_INTERFACE } from './printer-class.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';

const IN = 0x82;

export interface EscPosPersonality {
  /** Most of Epson's; the others answer `GS r` only. */
  readonly knowsProcessIds: boolean;
  readonly knowsClear: boolean;
  /** USB models are not promised to answer while they are off-line. */
  readonly answersInError: boolean;
  readonly constantPortStatus: boolean;
  readonly splitReplies: number;
  readonly latencyMs: number;
  readonly rowMs: number;
  readonly bufferBytes: number;
}

const USUAL: EscPosPersonality = {
  knowsProcessIds: true,
  knowsClear: true,
  answersInError: true,
  constantPortStatus: true,
  splitReplies: 64,
  latencyMs: 2,
  rowMs: 1,
  bufferBytes: 65_536,
};

interface Changeable {
  paper: boolean;
  headOpen: boolean;
  cutterJammed: boolean;
  /** Somebody holds the feed button. */
  paused: boolean;
  silent: boolean;
}

export interface SimulatedEscPosPrinter {
  readonly wire: SimulatedWire;
  readonly printed: readonly PrintedPicture[];
  /** Bytes that a printer would have printed as letters: there must be none. */
  readonly stray: readonly number[];
  set(change: Partial<Changeable>): void;
  powerCycle(): void;
}

export function createEscPosPrinter(
  clock: Clock,
  identity: DeviceIdentity,
  personality: Partial<EscPosPersonality> = {},
): SimulatedEscPosPrinter {
  const habits = { ...USUAL, ...personality };
  const printed: PrintedPicture[] = [];
  const stray: number[] = [];
  const state: Changeable = {
    paper: true,
    headOpen: false,
    cutterJammed: false,
    paused: false,
    silent: false,
  };
  let queue: { readonly command: EscPosCommand; readonly bytes: number }[] = [];
  let page: Bitmap[] = [];
  let tellsChanges = false;
  let cancelBand: (() => void) | null = null;
  const intake = createEscPosIntake({
    command: (command, bytes) => void queue.push({ command, bytes }),
    realTime,
  });

  const isOffline = () => !state.paper || state.headOpen || state.cutterJammed || state.paused;
  const room = () => habits.bufferBytes - intake.heldBytes() - bytesHeld(queue);

  function send(...bytes: number[]): void {
    if (state.silent) return;
    clock.after(habits.latencyMs, () => {
      for (let at = 0; at < bytes.length; at += habits.splitReplies) {
        wire.send(IN, Uint8Array.from(bytes.slice(at, at + habits.splitReplies)));
      }
    });
  }

  const bit = (is: boolean, value: number) => (is ? value : 0);

  function realTime(command: RealTime): void {
    if (isOffline() && !habits.answersInError) return;
    if (command.kind === 'clear' && habits.knowsClear) {
      forget();
      send(0x37, 0x25, 0x00);
    } else if (command.kind === 'recover' && isOffline()) forget();
    else if (command.kind === 'status') send(0x12 | statusBits(command.question));
  }

  function statusBits(question: number): number {
    if (question === 1) return bit(isOffline(), 0x08);
    if (question === 2) {
      const error = bit(state.cutterJammed, 0x40) | bit(state.paused, 0x08);
      return bit(state.headOpen, 0x04) | bit(!state.paper, 0x20) | error;
    }
    return question === 3 ? bit(state.cutterJammed, 0x08) : bit(!state.paper, 0x60);
  }

  function tellChanges(): void {
    if (!tellsChanges) return;
    send(
      0x10 | bit(isOffline(), 0x08) | bit(state.headOpen, 0x20),
      bit(state.cutterJammed, 0x08),
      bit(!state.paper, 0x0c),
      0,
    );
  }

  /** Works off what it holds, until a band takes its time or something is in the way. */
  function work(): void {
    while (cancelBand === null && !isOffline()) {
      const next = queue[0];
      if (next === undefined) return;
      if (next.command.kind === 'raster') {
        const { band } = next.command;
        cancelBand = clock.after(band.height * habits.rowMs, () => {
          cancelBand = null;
          queue.shift();
          page.push(band);
          work();
          wire.resume();
        });
        return;
      }
      queue.shift();
      obey(next.command);
    }
  }

  function obey(command: EscPosCommand): void {
    if (command.kind === 'tell-changes') {
      tellsChanges = command.on;
      tellChanges();
    } else if (command.kind === 'process-id' && habits.knowsProcessIds) {
      send(0x37, 0x22, ...Array.from(command.id, (char) => char.charCodeAt(0)), 0x00);
    } else if (command.kind === 'in-order') send(0x00);
    else if (command.kind === 'cut' && page.length > 0) {
      printed.push({ picture: stacked(page), at: clock.now() as EpochMs });
      page = [];
    } else if (command.kind === 'stray') stray.push(command.byte);
  }

  function forget(): void {
    cancelBand?.();
    cancelBand = null;
    queue = [];
    page = [];
    intake.reset();
  }

  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [PRINTER_INTERFACE],
    takes(_endpoint, bytes) {
      const taken = bytes.subarray(0, Math.max(0, room()));
      intake.push(taken);
      work();
      return taken.length;
    },
    answers: (request) =>
      state.silent
        ? 'nothing'
        : answerClassRequest(request, {
            deviceId: 'MFG:EPSON;CMD:ESC/POS;MDL:TM-L90;CLS:PRINTER;',
            paper: state.paper || habits.constantPortStatus,
            reset: () => {
              forget();
              clock.after(0, wire.resume);
            },
          }),
  });

  return {
    wire,
    printed,
    stray,
    set(change) {
      Object.assign(state, change);
      if (isOffline()) {
        // What was under the head is printed again from the same line when all is well.
        cancelBand?.();
        cancelBand = null;
      }
      tellChanges();
      work();
      wire.resume();
    },
    powerCycle() {
      wire.unplug();
      forget();
      tellsChanges = false;
      state.paused = false;
      state.silent = false;
      clock.after(1_000, () => wire.plug());
    },
  };
}
