/**
 * A door with one strike board, a kiosk that releases it by the host's own rules, and a guard beside it: three
 * processes' worth of the product on one clock, each of which can be stopped or killed at any step.
 */
import type { DeviceSource } from '../../hardware/ports/device-source.ts';
import type { StrikeGuard } from '../../hardware/ports/strike-guard.ts';
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import type { SimulatedBoard } from '../../hardware/simulation/board-habits.ts';
import { createGuard } from '../../hardware/strike/guard.ts';
import { USUAL_WIRING } from '../../hardware/strike/input-sensor.ts';
import type { OnAdapters } from '../../hardware/supervisor/adapters.ts';
import { lockAll } from '../../hardware/supervisor/lock-all.ts';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createDoorRelease } from '../../main/host/door/door-release.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { DoorId, EventId, GrantId, UnitId } from '../../shared/domain/ids.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';
import { emptyHead, headOf } from '../../shared/ledger/chain.ts';
import { chained, STREAM, sessionId } from './drafts.ts';
import { type Claims, createMortalProcess, type MortalProcess, wireOf } from './mortal-process.ts';
import { seededRandom } from './randomness.ts';

const MAIN = DoorId.parse('main');
export const LONGEST_HOLD_MS = 4_000;
const END_OF_PIPE_MS = 5;

const settings = (onAdapters: OnAdapters) => ({
  printer: { size: '4x2', dpi: 203 } as const,
  wiring: USUAL_WIRING,
  onAdapters,
});

/** What a process sees of the board: its own transport for each plugging. */
function sourceOf(board: SimulatedBoard, claims: Claims, process: MortalProcess): DeviceSource {
  const seen = new WeakMap<UsbTransport, UsbTransport>();
  return {
    devices() {
      const transport = board.wire.attached();
      if (!transport) return [];
      const known = seen.get(transport) ?? wireOf(transport, claims, process);
      seen.set(transport, known);
      return [known];
    },
    onChange: (listener) => board.wire.onChange(() => process.run(listener)),
  };
}

export interface GuardedKiosk {
  readonly process: MortalProcess;
  readonly guardProcess: MortalProcess;
  /** Somebody asks for the door; `why` not to be let in, or null for an order that counts. */
  ask(holdMs: number, why: 'no-order' | 'used-order' | 'too-long' | 'no-grant' | null): void;
  /** As on SIGTERM: locks, gives back, ends. */
  stop(): Promise<void>;
  /** Somebody is told that the door may not be locked. */
  hasAlarm(): boolean;
}

export interface GuardedRoomParts {
  readonly clock: Clock;
  readonly board: SimulatedBoard;
  readonly claims: Claims;
  readonly onAdapters: OnAdapters;
  /** Just before the strike is told, on an order that counts; not told of any other asking. */
  readonly ordered: (holdMs: number) => void;
  /** What was said by a guard, or by a kiosk at its end: it stands until anybody sees the strike locked. */
  readonly notice: { stands: boolean };
}

export function startGuardedKiosk(parts: GuardedRoomParts): GuardedKiosk {
  const { clock, board, claims, onAdapters, notice } = parts;
  const process = createMortalProcess(clock);
  const guardProcess = createMortalProcess(clock);

  const guard = createGuard({
    clock: guardProcess.clock,
    async endKiosk() {
      process.kill();
      await new Promise<void>((resume) => guardProcess.clock.after(END_OF_PIPE_MS, resume));
    },
    lockAll: () =>
      lockAll({
        source: sourceOf(board, claims, guardProcess),
        clock: guardProcess.clock,
        log: () => undefined,
        settings: settings(onAdapters),
        said: () => null,
        giveUpMs: 30_000,
      }),
    tell(situation) {
      if (situation !== 'kiosk-lost') notice.stands = situation === 'not-locked';
    },
    over: () => undefined,
  });
  process.onEnd(() => clock.after(END_OF_PIPE_MS, () => guardProcess.run(() => void guard.kioskEnded())));

  const line: StrikeGuard = {
    async arm() {
      if (!guardProcess.isAlive()) return false;
      guard.hear('arm');
      return true;
    },
    renew: () => guardProcess.run(() => guard.hear('renew')),
    disarm: () => guardProcess.run(() => guard.hear('disarm')),
    onEnded(listener) {
      guardProcess.onEnd(() => clock.after(END_OF_PIPE_MS, () => process.run(listener)));
      return () => undefined;
    },
  };
  const supervisor = createSupervisor({
    source: sourceOf(board, claims, process),
    clock: process.clock,
    log({ situation }) {
      if (situation === 'strike-not-locked-at-stop') notice.stands = true;
    },
    settings: settings(onAdapters),
    guard: line,
  });
  supervisor.onStrike((state) => {
    if (state === 'locked') notice.stands = false;
  });
  supervisor.start();

  const events = new Map<EventId, LedgerEvent>();
  const grants = createGrants(process.clock, seededRandom(1));
  const grant = grants.give({ kind: 'resident', unit: UnitId.parse('u-4b') });
  const door = createDoorRelease({
    admits: async () => true,
    clock: process.clock,
    journal: { fresh: (id) => events.get(id) ?? null },
    grants,
    doors: [{ id: MAIN, releaseMs: LONGEST_HOLD_MS }],
    strike: () => supervisor.strike(),
    deviceLog: { append: async () => undefined },
    ordered: (_, holdMs) => parts.ordered(holdMs),
  });
  let head = emptyHead(STREAM);
  let lastUsed: EventId | null = null;

  function write(holdMs: number, by: GrantId): EventId {
    const [event] = chained(
      [
        {
          type: 'door.release-ordered',
          actor: { kind: 'resident', id: 'u-4b' },
          data: { door: MAIN, session: sessionId(1), grant: by, holdMs },
        },
      ],
      head,
    );
    if (!event) throw new Error('no event');
    head = headOf(event);
    events.set(event.id, event);
    return event.id;
  }

  return {
    process,
    guardProcess,
    ask(holdMs, why) {
      process.run(() => {
        if (why === 'no-order') void door.release(EventId.parse(sessionId(99)), MAIN);
        else if (why === 'used-order') void (lastUsed && door.release(lastUsed, MAIN));
        else if (why === 'too-long') void door.release(write(LONGEST_HOLD_MS + 1, grant.id), MAIN);
        else if (why === 'no-grant') void door.release(write(holdMs, GrantId.parse(sessionId(77))), MAIN);
        else {
          lastUsed = write(holdMs, grant.id);
          void door.release(lastUsed, MAIN);
        }
      });
    },
    async stop() {
      await supervisor.stop();
      process.kill();
    },
    hasAlarm() {
      if (notice.stands) return true;
      if (!process.isAlive() || process.isFrozen()) return false;
      const health = supervisor.health();
      // A strike that was never seen is shown as gone, like one that was pulled out.
      if (health.length === 0) return true;
      return health.some(
        ({ state, troubles }) => state === 'gone' || troubles.some((one) => one !== 'door-unseen'),
      );
    },
  };
}
