/**
 * Makes the next code of each carrier ahead of time, hands it over to staff once, and lets the old one run out beside
 * it. What was done goes into the device log, and from there into the ledger; the code itself goes nowhere but to the
 * screen that was asked for it. Badges are enrolled and ended in the same turns.
 */
import type { Clock, EpochMs } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { type RandomBytes, uuidV7 } from '../../../shared/basics/uuid.ts';
import type { CarrierCodes as ToldCodes } from '../../../shared/bridge/contract.ts';
import { CredentialId } from '../../../shared/domain/ids.ts';
import { dueAt, endFor, isNextWanted, type RotationPolicy } from '../../../shared/policies/code-rotation.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import type { Log } from '../log.ts';
import type { DiskFailure } from '../storage/files.ts';
import { endBadges, enrolBadge } from './badges.ts';
import { type CodeBook, type CourierCode, isGood, subjectKey } from './book.ts';
import type { BookKeeper } from './book-keeper.ts';
import type { CodeTime } from './code-time.ts';
import { freshCourierCode } from './fresh-code.ts';
import { type HashCost, hashCode, locatorOf } from './hash.ts';
import { noteCredentials } from './noting.ts';

export interface HandedOver {
  readonly code: string;
  readonly from: EpochMs;
  /** Until when the code before it is good; null where there was none. */
  readonly oldUntil: EpochMs | null;
}

export interface CarrierCodes {
  readonly carrier: string;
  /** Those that open the door now, the newest last. */
  readonly good: readonly Pick<CourierCode, 'from' | 'until'>[];
  /** When the newest should make way for another. */
  readonly dueAt: EpochMs;
  readonly isNextReady: boolean;
  /** How many badges begin an intake for it. */
  readonly badges: number;
}

export interface CourierCodes {
  list(): readonly CarrierCodes[];
  /** The next code of a carrier, shown once. `atOnce`: the old one is good no more from this moment on. */
  handOver(carrier: string, atOnce: boolean): Promise<Result<HandedOver, DiskFailure | 'unknown-carrier'>>;
  enrol(carrier: string, badge: string): Promise<Result<void, DiskFailure | 'unknown-carrier' | 'taken'>>;
  endBadges(carrier: string): Promise<Result<void, DiskFailure>>;
  stop(): Promise<void>;
}

export interface CourierCodesParts {
  readonly keeper: BookKeeper;
  readonly time: Pick<CodeTime, 'now'>;
  readonly policy: RotationPolicy;
  readonly pepper: Uint8Array;
  readonly cost: HashCost;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly deviceLog: Pick<DeviceLog, 'append'>;
  readonly log: Log;
}

const LOOK_MS = 3_600_000;

export function startCourierCodes(parts: CourierCodesParts): CourierCodes {
  const { keeper, time, policy, clock, deviceLog, log } = parts;
  let latest: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  let cancel: () => void = () => undefined;

  /** One at a time: a code that is being made is not yet in the book for the next to differ from. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = latest.then(run);
    latest = done.catch((cause) => log.error('the carriers’ codes broke', { why: String(cause) }));
    return done;
  }

  async function makeWanted(): Promise<void> {
    for (const carrier of carriersOf(keeper.current())) {
      if (isStopped) return;
      if (!isNextWanted(codesOf(keeper.current(), carrier), time.now(), policy)) continue;
      const made = await make(parts, carrier);
      if (!made.ok) log.error('a code could not be kept', { carrier, why: made.error });
    }
  }

  async function handOver(carrier: string, atOnce: boolean): ReturnType<CourierCodes['handOver']> {
    if (!carriersOf(keeper.current()).includes(carrier)) return err('unknown-carrier');
    const made = await readyOrMade(carrier);
    if (!made.ok) return made;
    const now = time.now();
    const old = codesOf(keeper.current(), carrier).find(({ from, until }) => from !== null && until === null);
    const kept = await keeper.change((book) => handedOver(book, carrier, now, policy, atOnce));
    if (!kept.ok) return kept;
    noteSoon();
    const oldUntil = old === undefined ? null : endFor(old, now, policy, atOnce);
    return ok({ code: made.value, from: now, oldUntil });
  }

  /** The code that lies ready, or one that is made now. */
  async function readyOrMade(carrier: string): Promise<Result<string, DiskFailure>> {
    const ready = codesOf(keeper.current(), carrier).find(({ unseen }) => unseen !== null)?.unseen;
    return ready ? ok(ready) : make(parts, carrier);
  }

  function noteSoon(): void {
    void inTurn(() => noteCredentials(keeper, deviceLog));
  }

  async function look(): Promise<void> {
    await makeWanted();
    await noteCredentials(keeper, deviceLog);
  }

  function tick(): void {
    void inTurn(look);
    cancel = clock.after(LOOK_MS, tick);
  }

  tick();
  return {
    list: () => {
      const now = time.now();
      return carriersOf(keeper.current()).map((carrier) => {
        const codes = codesOf(keeper.current(), carrier);
        return {
          carrier,
          good: codes.filter((code) => isGood(code, now)),
          dueAt: dueAt(codes, policy),
          isNextReady: codes.some(({ unseen }) => unseen !== null),
          badges: keeper.current().badges.filter((one) => one.carrier === carrier && isGood(one, now)).length,
        };
      });
    },
    handOver: (carrier, atOnce) => inTurn(() => handOver(carrier, atOnce)),
    enrol: (carrier, badge) =>
      inTurn(async () => {
        if (!carriersOf(keeper.current()).includes(carrier)) return err('unknown-carrier');
        const credential = CredentialId.parse(uuidV7(clock.now(), parts.random));
        const enrolled = await enrolBadge(parts, { carrier, badge, now: time.now(), credential });
        if (enrolled.ok) noteSoon();
        return enrolled;
      }),
    endBadges: (carrier) =>
      inTurn(async () => {
        const ended = await endBadges(parts, carrier, time.now());
        if (ended.ok) noteSoon();
        return ended;
      }),
    stop: async () => {
      isStopped = true;
      cancel();
      await latest;
    },
  };
}

async function make(parts: CourierCodesParts, carrier: string): Promise<Result<string, DiskFailure>> {
  const { keeper, pepper, cost, clock, random } = parts;
  const code = freshCourierCode(keeper.current(), pepper, random);
  const made: CourierCode = {
    credential: CredentialId.parse(uuidV7(clock.now(), random)),
    carrier,
    locator: locatorOf(pepper, 'courier', code),
    hash: await hashCode(pepper, cost, subjectKey({ kind: 'courier', carrier }), code),
    from: null,
    until: null,
    unseen: code,
    isNotedFrom: false,
    isNotedUntil: false,
  };
  const kept = await keeper.change((book) => ({ ...book, couriers: [...book.couriers, made] }));
  return kept.ok ? ok(code) : kept;
}

function handedOver(
  book: CodeBook,
  carrier: string,
  now: EpochMs,
  policy: RotationPolicy,
  atOnce: boolean,
): CodeBook {
  const couriers = book.couriers.map((code): CourierCode => {
    if (code.carrier !== carrier) return code;
    if (code.from === null) return { ...code, from: now, unseen: null };
    const until = endFor(code, now, policy, atOnce);
    return { ...code, until, isNotedUntil: code.isNotedUntil && until === code.until };
  });
  return { ...book, couriers };
}

function carriersOf({ couriers }: CodeBook): readonly string[] {
  return [...new Set(couriers.map(({ carrier }) => carrier))];
}

function codesOf({ couriers }: CodeBook, carrier: string): readonly CourierCode[] {
  return couriers.filter((code) => code.carrier === carrier);
}

/** As it crosses the bridge. */
export function codesToTell(carriers: readonly CarrierCodes[]): ToldCodes[] {
  const instant = (at: EpochMs) => new Date(at).toISOString();
  return carriers.map(({ carrier, good, dueAt, isNextReady, badges }) => ({
    carrier,
    good: good.map(({ from, until }) => ({
      from: instant(from ?? 0),
      until: until === null ? null : instant(until),
    })),
    dueAt: instant(dueAt),
    isNextReady,
    badges,
  }));
}
