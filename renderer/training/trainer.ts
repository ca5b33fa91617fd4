/**
 * Runs drills beside the kiosk for training: prepares what a drill needs, tells the drill what the ledger and the hands
 * say, keeps the score, and leads the screen back. It knows no screen and never acts for whoever learns.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { Drill } from '../../shared/domain/training.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import {
  type DrillEvent,
  type DrillState,
  type Score,
  startDrills,
  stepDrill,
  stepOf,
} from '../flows/drill.ts';
import type { Hand } from '../flows/drill-steps.ts';
import type { RoomLink } from '../room/room-link.ts';
import { type AtHand, atHandIn } from './at-hand.ts';

export interface TrainerView {
  readonly drill: DrillState;
  readonly atHand: AtHand | null;
  /** What waits for the unit of the drill, and where. */
  readonly waiting: PackageRow | null;
  /** Whether the label that was asked for last lies in the printer. */
  readonly isLabelOut: boolean;
  /** Whether there is a kiosk to go back to. */
  readonly mayLeave: boolean;
}

export interface Trainer {
  view(): TrainerView;
  /** Returns the way to stop listening. */
  onView(listener: () => void): () => void;
  begin(drill: Drill): void;
  hint(): void;
  giveUp(): void;
  touched(): void;
  does(hand: Hand): void;
  leave(): void;
}

export interface TrainerParts {
  readonly clock: Clock;
  readonly room: RoomLink;
  readonly follow: (tell: (event: LedgerEvent) => void) => Promise<() => void>;
  readonly waitingFor: (unit: string) => Promise<PackageRow | null>;
  readonly keepScore: (score: Score) => Promise<void>;
  /** Null where there is no other kiosk. */
  readonly leave: (() => void) | null;
  readonly report: (what: string, cause: unknown) => void;
}

/** Long enough to read and to ask; then whoever comes next finds the kiosk that serves people. */
const LEFT_ALONE_MS = 5 * 60_000;

export function createTrainer(parts: TrainerParts): Trainer {
  const { clock, room, leave, report } = parts;
  const listeners = new Set<() => void>();
  let view: TrainerView = {
    drill: startDrills,
    atHand: null,
    waiting: null,
    isLabelOut: false,
    mayLeave: leave !== null,
  };
  let labelAskedAt = '';
  let stopWaiting: () => void = () => undefined;

  const show = (change: Partial<TrainerView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };
  const send = (event: DrillEvent) => {
    const drill = stepDrill(view.drill, event);
    if (drill === view.drill) return;
    if (drill.at === 'score')
      parts.keepScore(drill.score).catch((cause) => report('no score was kept', cause));
    show({ drill });
  };
  const waitForTouch = () => {
    stopWaiting();
    if (leave !== null) stopWaiting = clock.after(LEFT_ALONE_MS, leave);
  };

  async function prepare(drill: Drill): Promise<void> {
    if (drill === 'courier' && !hasEnough()) await room.act('parcels', 'new', { count: 8 });
    const { room: things } = room.view();
    const atHand = things === null ? null : atHandIn(things);
    const waiting = atHand === null || drill === 'courier' ? null : await parts.waitingFor(atHand.unit);
    const isReady = atHand !== null && (drill === 'courier' || waiting !== null);
    if (isReady) show({ atHand, waiting });
    send(isReady ? { type: 'prepared', atMs: clock.elapsed() } : { type: 'not-prepared' });
  }

  function hasEnough(): boolean {
    const things = room.view().room;
    return things !== null && atHandIn(things) !== null;
  }

  /** Not one that came out before it was asked for, and lay there. */
  function labelOut() {
    const labels = room.view().room?.labels ?? [];
    return labels.findLast(({ isTaken, jobId, at }) => !isTaken && jobId !== null && at >= labelAskedAt);
  }

  function look(): void {
    const isLabelOut = labelOut() !== undefined;
    if (isLabelOut !== view.isLabelOut) show({ isLabelOut });
  }

  function heard(event: LedgerEvent): void {
    if (event.type === 'label.prepared' || event.type === 'label.reprint-ordered') {
      labelAskedAt = event.at;
      look();
    }
    send({ type: 'recorded', event, atMs: clock.elapsed() });
  }

  async function act(hand: Hand): Promise<boolean> {
    const { atHand, waiting, drill } = view;
    switch (hand) {
      case 'open-door':
        return room.act('door', 'open');
      case 'close-door':
        return room.act('door', 'close');
      case 'take-label': {
        const label = labelOut();
        return label?.jobId ? room.act('label', 'take', { label: label.jobId }) : false;
      }
      case 'scan-label':
        return waiting === null ? false : room.act('scanner', 'scan', { text: waiting.roomCode, aim: ']Q1' });
      case 'scan-parcel': {
        const step = drill.at === 'under-way' ? stepOf(drill) : null;
        const parcel = atHand?.parcels[step?.name === 'courier-second' ? 1 : 0];
        return parcel === undefined ? false : room.act('scanner', 'scan', { parcel: parcel.id });
      }
    }
  }

  room.watch();
  room.onView(look);
  parts.follow(heard).catch((cause) => report('a drill does not hear of the ledger', cause));
  waitForTouch();

  return {
    view: () => view,
    onView: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: (drill) => {
      send({ type: 'chosen', drill });
      prepare(drill).catch((cause) => {
        report('a drill was not prepared', cause);
        send({ type: 'not-prepared' });
      });
    },
    hint: () => send({ type: 'hint' }),
    giveUp: () => send({ type: 'given-up' }),
    touched: () => {
      waitForTouch();
      send({ type: 'touched' });
    },
    does: (hand) => {
      void act(hand).then((isDone) => isDone && send({ type: 'did', hand, atMs: clock.elapsed() }));
    },
    leave: () => leave?.(),
  };
}
