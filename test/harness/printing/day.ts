/**
 * A day on which everything happens to a printer: paper, head, pause, silence, plug, power, wire and process, at
 * random moments and in any order, while labels are handed in. At its end each label came out exactly once, or waits
 * for a person's word.
 */
import type { PrinterLanguage } from '../../../hardware/printer/device-id.ts';
import type { Fault, FaultyOperation } from '../../../hardware/simulation/faults.ts';
import { LabelJobId } from '../../../shared/domain/ids.ts';
import { LABEL } from '../devices.ts';
import { createManualClock } from '../manual-clock.ts';
import { picker } from '../torture/picker.ts';
import { type Ailment, anyPrinter, type OneOf } from './any-printer.ts';
import { printingRoom } from './room-double.ts';

export interface DayReport {
  readonly labels: number;
  readonly faults: readonly string[];
  /** Labels that somebody was asked about. */
  readonly asked: number;
  /** Labels that still wait for somebody's word. */
  readonly waiting: number;
  /** What must not be: a label that is lost, doubled, or said to be printed and is not. */
  readonly wrong: readonly string[];
}

const JOBS = ['AAAA2222', 'BBBB3333', 'CCCC4444'].map((id) => LabelJobId.parse(id));
const TROUBLED_MS = 10_000;
const QUIET_MS = 90_000;
const STEP_MS = 500;

const WIRE_FAULTS: readonly [Fault, ...Fault[]] = [
  'silence',
  { code: 'stalled', transferred: 0 },
  { code: 'failed', detail: 'LIBUSB_ERROR_IO' },
];

export async function printingDay(language: PrinterLanguage, seed: number): Promise<DayReport> {
  const below = picker(seed);
  const one: OneOf = (from) => from[below(from.length)] ?? from[0];
  const clock = createManualClock();
  const printer = anyPrinter(language, clock, one);
  const { wire } = printer;
  const room = printingRoom(wire, clock);
  const faults: string[] = [];
  const handedIn = new Set<LabelJobId>();
  const asked = new Set<LabelJobId>();
  /** How much had been said of a job when it was last asked about. */
  const answered = new Map<LabelJobId, number>();
  const knowsNothing = new Set(JOBS.filter(() => below(6) === 0));
  const ill = new Set<Ailment>();

  const later = (run: () => void, withinMs = TROUBLED_MS) => clock.after(below(withinMs / 10) * 10, run);
  const tell = (what: string) => faults.push(`${clock.elapsed()} ms ${what}`);

  function ail(ailment: Ailment): void {
    tell(`${ailment} begins`);
    ill.add(ailment);
    printer.ail(ailment, true);
    clock.after(200 + below(1_500) * 10, () => {
      tell(`${ailment} ends`);
      ill.delete(ailment);
      printer.ail(ailment, false);
    });
  }

  function pull(): void {
    tell('unplugged');
    wire.unplug();
    clock.after(100 + below(800) * 10, () => wire.plug());
  }

  function kill(): void {
    if (room.queue() === null) return;
    tell('killed');
    void room.kill();
    clock.after(500 + below(500) * 10, () => void room.start());
  }

  const misfortunes: readonly [() => void, ...(() => void)[]] = [
    () => ail('paper'),
    () => ail('head'),
    () => ail('pause'),
    () => ail('silence'),
    pull,
    () => {
      tell('power cycle');
      printer.powerCycle();
    },
    kill,
    () => {
      const operation = one<FaultyOperation>(['write', 'read', 'control']);
      tell(`${operation} fails`);
      wire.faults.failNext(operation, one(WIRE_FAULTS), 1 + below(3));
    },
  ];

  /** Whoever is asked looks into the tray, once the printer is in order again: the screen shows what it lacks. */
  function look(job: LabelJobId): void {
    asked.add(job);
    clock.after(2_000 + below(1_000) * 10, () => {
      const isInOrder = ill.size === 0 && wire.attached() !== null;
      const queue = room.queue();
      if (room.lastWordOn(job) !== 'label.uncertain') return;
      if (!isInOrder || queue === null) return look(job);
      answered.set(job, room.wordsOn(job));
      void queue.settle(job, printer.countOf(job) > 0);
    });
  }

  wire.plug();
  await room.start();
  for (const job of JOBS) {
    const handIn = () => {
      const queue = room.queue();
      if (queue === null) clock.after(1_000, handIn);
      else {
        handedIn.add(job);
        void queue.add(job, LABEL);
      }
    };
    later(handIn);
  }
  for (let n = below(6); n >= 0; n--) later(one(misfortunes));

  for (let at = 0; at < TROUBLED_MS + QUIET_MS; at += STEP_MS) {
    await clock.advance(STEP_MS);
    for (const job of JOBS) {
      if (room.lastWordOn(job) !== 'label.uncertain' || knowsNothing.has(job)) continue;
      if (answered.get(job) === room.wordsOn(job)) continue;
      answered.set(job, room.wordsOn(job));
      look(job);
    }
  }

  const wrong: string[] = [];
  let waiting = 0;
  for (const job of handedIn) {
    const count = printer.countOf(job);
    const word = room.lastWordOn(job);
    if (count > 1) wrong.push(`${job} came out ${count} times`);
    if (word === 'label.printed' && count !== 1) wrong.push(`${job} is said to be printed`);
    if (word === 'label.uncertain' && asked.has(job) === false) waiting++;
    else if (count === 0) wrong.push(`${job} never came out: ${word}`);
  }
  await room.kill();
  return { labels: handedIn.size, faults, asked: asked.size, waiting, wrong };
}
