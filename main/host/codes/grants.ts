/**
 * Proof that a valid code was shown, for as long as it counts. In memory only: after a restart everybody shows their
 * code again. Time is counted on the clock that nobody can set.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { type RandomBytes, uuidV7 } from '../../../shared/basics/uuid.ts';
import { Grant } from '../../../shared/bridge/contract.ts';
import type { GrantId } from '../../../shared/domain/ids.ts';
import type { Subject } from './book.ts';

/** The carrier of a courier without a code is what their label tells, if it does. */
type Admitted =
  | Exclude<Subject, { kind: 'courier' }>
  | { readonly kind: 'courier'; readonly carrier: string | null };

export interface Grants {
  give(to: Admitted): Grant;
  /** Null when it was never given, or has run out. */
  valid(id: GrantId): Grant | null;
  /** Ends what was given to whom this is true of. */
  end(isOf: (grant: Grant) => boolean): void;
  /** The screen is gone: whoever stood before it may go on where they were, if another comes soon. */
  screenLost(): void;
  /** The grant of whoever was cut off a moment ago; null when it was longer ago, or the grant does not count. */
  afterCut(id: GrantId): Grant | null;
}

const MINUTE_MS = 60_000;
/** A resident who comes back for the second armful; a courier's whole delivery; staff for one errand. */
const VALID_MS = { resident: 20 * MINUTE_MS, courier: 60 * MINUTE_MS, staff: 10 * MINUTE_MS } as const;

/** A page that crashed is back in seconds. After a minute somebody else may stand there. */
const CUT_OFF_MS = MINUTE_MS;

export function createGrants(clock: Clock, random: RandomBytes): Grants {
  let lostMs: number | null = null;
  const given = new Map<GrantId, { readonly grant: Grant; readonly untilMs: number }>();

  const forgetOld = () => {
    for (const [id, { untilMs }] of given) if (untilMs <= clock.elapsed()) given.delete(id);
  };

  const valid = (id: GrantId) => {
    forgetOld();
    return given.get(id)?.grant ?? null;
  };

  return {
    give: (subject) => {
      forgetOld();
      const validMs = VALID_MS[subject.kind];
      const grant = Grant.parse({
        id: uuidV7(clock.now(), random),
        kind: subject.kind,
        carrier: subject.kind === 'courier' ? subject.carrier : null,
        unit: subject.kind === 'resident' ? subject.unit : null,
        staff: subject.kind === 'staff' ? subject.staff : null,
        role: subject.kind === 'staff' ? subject.role : null,
        pass: (subject.kind === 'resident' ? subject.pass : undefined) ?? null,
        until: new Date(clock.now() + validMs).toISOString(),
      });
      given.set(grant.id, { grant, untilMs: clock.elapsed() + validMs });
      return grant;
    },
    valid,
    end: (isOf) => {
      for (const [id, { grant }] of given) if (isOf(grant)) given.delete(id);
    },
    screenLost: () => {
      lostMs = clock.elapsed();
    },
    afterCut: (id) => (lostMs !== null && clock.elapsed() - lostMs <= CUT_OFF_MS ? valid(id) : null),
  };
}
