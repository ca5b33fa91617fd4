/**
 * A Brother QL from the other end of the wire. After an error it has forgotten the job and takes nothing until it is
 * initialised, as the manual's error flow has it; what came out is kept as pictures.
 */
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import { type Bitmap, mirrored } from '../../shared/labels/bitmap.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import type { PrintedPicture } from './paper.ts';
import { stacked } from './paper.ts';
import { answerClassRequest, PRINTER_INTERFACE } from './printer-class.ts';
import { createQlIntake, type QlCommand } from './ql-intake.ts';
import { createSimulatedWire, type SimulatedWire } from './simulated-wire.ts';

const IN = 0x82;

export interface QlPersonality {
  readonly widthMm: number;
  /** 0: a continuous roll. */
  readonly lengthMm: number;
  readonly splitReplies: number;
  readonly latencyMs: number;
  readonly rowMs: number;
  /** It answers "nothing yet" at once where others let the host wait. */
  readonly emptyReads: boolean;
}

const USUAL: QlPersonality = {
  widthMm: 62,
  lengthMm: 0,
  splitReplies: 32,
  latencyMs: 3,
  rowMs: 0.8,
  emptyReads: false,
};

interface Changeable {
  paper: boolean;
  headOpen: boolean;
  cutterJammed: boolean;
  /** The head is left to cool. */
  hot: boolean;
  silent: boolean;
}

export interface SimulatedQlPrinter {
  readonly wire: SimulatedWire;
  readonly printed: readonly PrintedPicture[];
  /** Bytes that are no command: there must be none. */
  readonly stray: readonly number[];
  set(change: Partial<Changeable>): void;
  powerCycle(): void;
}

const STATUS_KINDS = { reply: 0x00, completed: 0x01, error: 0x02, notification: 0x05, phase: 0x06 } as const;

export function createQlPrinter(
  clock: Clock,
  identity: DeviceIdentity,
  personality: Partial<QlPersonality> = {},
): SimulatedQlPrinter {
  const habits = { ...USUAL, ...personality };
  const printed: PrintedPicture[] = [];
  const stray: number[] = [];
  const state: Changeable = { paper: true, headOpen: false, cutterJammed: false, hot: false, silent: false };
  let rows: Bitmap[] = [];
  let media: Extract<QlCommand, { kind: 'media' }> | null = null;
  let underHead: { readonly page: Bitmap; cancel: () => void } | null = null;
  let needsInitialising = false;
  const intake = createQlIntake(obey);

  const isDieCut = habits.lengthMm > 0;
  const inError = () => !state.paper || state.headOpen || state.cutterJammed;

  function tell(kind: keyof typeof STATUS_KINDS, notification = 0): void {
    if (state.silent) return;
    const status = new Uint8Array(32);
    status.set([0x80, 0x20, 0x42, 0x34, 0x38, 0x30]);
    // Which side of its two error bytes is used differs with what it was doing.
    status[8] = (state.paper ? 0 : isDieCut ? 0x02 : 0x01) | (state.cutterJammed ? 0x04 : 0);
    status[9] = state.headOpen ? 0x10 : 0;
    status[10] = habits.widthMm;
    status[11] = state.paper ? (isDieCut ? 0x0b : 0x0a) : 0x00;
    status[17] = habits.lengthMm;
    status[18] = STATUS_KINDS[kind];
    status[19] = underHead ? 0x01 : 0x00;
    status[22] = notification;
    clock.after(habits.latencyMs, () => {
      if (habits.emptyReads) wire.send(IN, new Uint8Array());
      for (let at = 0; at < status.length; at += habits.splitReplies) {
        wire.send(IN, status.slice(at, at + habits.splitReplies));
      }
    });
  }

  function obey(command: QlCommand): void {
    if (command.kind === 'initialise') {
      forget();
      return;
    }
    if (command.kind === 'status') {
      tell('reply');
      return;
    }
    if (needsInitialising) return;
    if (command.kind === 'media') media = command;
    else if (command.kind === 'row')
      rows.push({ width: command.dots.length * 8, height: 1, bits: command.dots });
    else if (command.kind === 'print') feed();
    else if (command.kind === 'unknown') stray.push(command.byte);
  }

  function feed(): void {
    const isForThisRoll =
      media?.widthMm === habits.widthMm && media.lengthMm === habits.lengthMm && media.rows === rows.length;
    if (inError() || !isForThisRoll) {
      fail();
      return;
    }
    const page = mirrored(stacked(rows));
    rows = [];
    underHead = { page, cancel: () => undefined };
    tell('phase');
    print();
  }

  function print(): void {
    const label = underHead;
    if (label === null || state.hot) return;
    label.cancel = clock.after(label.page.height * habits.rowMs, () => {
      printed.push({ picture: label.page, at: clock.now() as EpochMs });
      underHead = null;
      tell('completed');
      tell('phase');
    });
  }

  function fail(): void {
    forget();
    needsInitialising = true;
    tell('error');
  }

  function forget(): void {
    underHead?.cancel();
    underHead = null;
    rows = [];
    media = null;
    needsInitialising = false;
    intake.reset();
  }

  const wire = createSimulatedWire(clock, {
    identity,
    interfaces: [PRINTER_INTERFACE],
    takes(_endpoint, bytes) {
      intake.push(bytes);
      return bytes.length;
    },
    answers: (request) =>
      state.silent
        ? 'nothing'
        : answerClassRequest(request, {
            deviceId: 'MFG:Brother;CMD:PT-CBP;MDL:QL-800;CLS:PRINTER;',
            paper: true,
            reset: forget,
          }),
  });

  return {
    wire,
    printed,
    stray,
    set(change) {
      const wasHot = state.hot;
      Object.assign(state, change);
      if (inError() && (underHead !== null || rows.length > 0)) fail();
      if (state.hot && !wasHot) {
        underHead?.cancel();
        tell('notification', 0x03);
      }
      if (!state.hot && wasHot) {
        tell('notification', 0x04);
        print();
      }
    },
    powerCycle() {
      wire.unplug();
      forget();
      state.silent = false;
      clock.after(1_000, () => wire.plug());
    },
  };
}
