/** A courier at a kiosk without screens: its flow, its desk and its ledger together, on a clock that a test moves. */
import { perform } from '../../renderer/desk/perform.ts';
import type { IntakeEvent, IntakeState } from '../../renderer/flows/intake-state.ts';
import { createKiosk, type Kiosk } from '../../renderer/kiosk.ts';
import { type DeskBench, deskBench } from './desk-bench.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { directory } from './people.ts';

export interface CourierDesk extends DeskBench {
  readonly kiosk: Kiosk;
  readonly clock: ManualClock;
  /** As the hand scanner gives it. */
  scan(text: string, aim?: string | null): void;
  /** As the screen gives it. */
  tap(event: IntakeEvent): void;
  state(): IntakeState;
  /** Waits until the intake is in one of these states. */
  reach(...at: IntakeState['at'][]): Promise<void>;
  reached(isThere: (state: IntakeState) => boolean): Promise<void>;
}

/** With a right code already typed: the screen says "scan a label". */
export async function courierAtWork(bench: DeskBench = deskBench()): Promise<CourierDesk> {
  const clock = createManualClock();
  const kiosk = createKiosk({
    directory,
    clock,
    perform: (effect) => perform(bench.desk, effect),
    abandon: async () => undefined,
    report: (what) => bench.reports.push(what),
  });
  const state = () => {
    const { now } = kiosk.state();
    if (now.flow !== 'intake') throw new Error(`the kiosk is at ${now.flow}`);
    return now.state;
  };
  const reached = (isThere: (state: IntakeState) => boolean) =>
    new Promise<void>((done) => {
      const look = () => {
        if (!isThere(state())) return;
        stop();
        done();
      };
      const stop = kiosk.onState(look);
      look();
    });
  const reach = (...at: IntakeState['at'][]) => reached((now) => at.includes(now.at));
  const tap = (event: IntakeEvent) => kiosk.send({ type: 'in-flow', event });
  kiosk.send({ type: 'choose', flow: 'intake' });
  tap({ type: 'code-entered', code: '123456' });
  await reach('ready');
  const scan = (text: string, aim: string | null = null) =>
    kiosk.send({ type: 'scanned', scanned: { text, aim, by: 'scanner', atMs: clock.elapsed() } });
  return Object.assign(bench, { kiosk, clock, scan, tap, state, reach, reached });
}
