/** Lets residents in and out: what waits for a unit, whether they come back, and the end of the visit. */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import { isBackAgain } from '../../shared/policies/re-entry.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Somebody } from '../flows/door.ts';
import type { PassRefusal, PickupEvent } from '../flows/pickup.ts';
import type { Rating } from '../flows/shelf-state.ts';
import { actorAtShelf, begun, verify } from './codes.ts';
import { byKiosk, type Desk } from './desk.ts';
import { askedOfVisit } from './visit-evidence.ts';

export async function verifyResident(desk: Desk, unit: string, pin: string): Promise<PickupEvent> {
  const verified = await verify(desk, { kind: 'resident', unit, code: pin });
  if (!verified.ok) return { type: 'code-refused', refused: verified.refused };
  const { grant, session } = verified;
  return letIn(desk, grant, session);
}

/** A pass opens for what it is for: of what waits for the unit, the packages that it names. */
export async function verifyPass(desk: Desk, token: string): Promise<PickupEvent> {
  const refused = (why: PassRefusal): PickupEvent => ({ type: 'pass-refused', refused: why });
  const asked = await desk.host.ask('pass.verify', { token });
  if (!asked.ok) {
    desk.report('a pass could not be checked', asked.error);
    return refused({ answer: 'not-checked' });
  }
  const answer = asked.value;
  if (answer.answer !== 'granted') {
    const why = answer.answer;
    await desk.ledger.append([
      {
        type: 'credential.refused',
        actor: byKiosk(desk),
        data: { kind: 'pass', unit: null, why, waitMs: 0 },
      },
    ]);
    return refused(answer);
  }
  const started = await begun(desk, answer.grant, 'pass');
  if (!started.ok) return refused({ answer: 'not-checked' });
  const { grant, session } = started;
  return letIn(desk, grant, session);
}

async function letIn(desk: Desk, grant: Grant, session: SessionId): Promise<PickupEvent> {
  const packages = await waitingFor(desk, grant);
  const now = desk.clock.now();
  // A pass may have been copied, and is good for nothing when what it was for has gone.
  const unit = packages.length === 0 && grant.pass === null ? grant.unit : null;
  const last = unit === null ? null : await desk.questions.lastPickup(unit, now);
  return {
    type: 'pin-granted',
    grant,
    session,
    packages,
    isBackAgain: isBackAgain(last, now),
    asked: askedOfVisit(desk),
  };
}

async function waitingFor(desk: Desk, { unit, pass }: Grant): Promise<readonly PackageRow[]> {
  const waiting = unit === null ? [] : await desk.questions.waitingFor(unit);
  const only = pass?.packages ?? null;
  return only === null ? waiting : waiting.filter(({ id }) => only.includes(id));
}

export async function closePickup(desk: Desk, by: Somebody, taken: number): Promise<PickupEvent> {
  const kept = await desk.ledger.append([
    {
      type: 'session.ended',
      actor: actorAtShelf(by),
      data: { session: by.session, how: 'finished', packages: taken },
    },
  ]);
  return { type: kept.ok ? 'session-closed' : 'not-recorded' };
}

/** Nobody waits for it, and one that is lost is not asked for again. */
export async function rate(desk: Desk, by: Somebody, rating: Rating): Promise<void> {
  const kept = await desk.ledger.append([
    { type: 'session.rated', actor: actorAtShelf(by), data: { session: by.session, rating } },
  ]);
  if (!kept.ok) desk.report('how a visit went was not recorded', kept.error);
}
