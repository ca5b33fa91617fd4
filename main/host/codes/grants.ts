/**
 * Proof that a valid code was shown, for as long as it counts. In memory only: after a restart everybody shows their
 * code again. Time is counted on the clock that nobody can set.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { type RandomBytes, uuidV7 } from '../../../shared/basics/uuid.ts';
import { Grant } from '../../../shared/bridge/contract.ts';
import type { GrantId } from '../../../shared/domain/ids.ts';
import type { Subject } from './book.ts';

export interface Grants {
  give(subject: Subject): Grant;
  /** Null when it was never given, or has run out. */
  valid(id: GrantId): Grant | null;
}

const MINUTE_MS = 60_000;
/** A resident who comes back for the second armful; a courier's whole delivery; staff for one errand. */
const VALID_MS = { resident: 20 * MINUTE_MS, courier: 60 * MINUTE_MS, staff: 10 * MINUTE_MS } as const;

export function createGrants(clock: Clock, random: RandomBytes): Grants {
  const given = new Map<GrantId, { readonly grant: Grant; readonly untilMs: number }>();

  const forgetOld = () => {
    for (const [id, { untilMs }] of given) if (untilMs <= clock.elapsed()) given.delete(id);
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
        until: new Date(clock.now() + validMs).toISOString(),
      });
      given.set(grant.id, { grant, untilMs: clock.elapsed() + validMs });
      return grant;
    },
    valid: (id) => {
      forgetOld();
      return given.get(id)?.grant ?? null;
    },
  };
}
