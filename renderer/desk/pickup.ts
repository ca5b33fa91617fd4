/** Gives packages out: what waits for a unit, each package that leaves, and the end of the visit. */

import type { Grant } from '../../shared/bridge/contract.ts';
import type { PackageId, SessionId } from '../../shared/domain/ids.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { PassRefusal, PickupEvent } from '../flows/pickup.ts';
import { begun, verify } from './codes.ts';
import { byKiosk, type Desk } from './desk.ts';

export async function verifyResident(desk: Desk, unit: string, pin: string): Promise<PickupEvent> {
  const verified = await verify(desk, { kind: 'resident', unit, code: pin });
  if (!verified.ok) return { type: 'code-refused', refused: verified.refused };
  const { grant, session } = verified;
  return { type: 'pin-granted', grant, session, packages: await waitingFor(desk, grant) };
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
  return { type: 'pin-granted', grant, session, packages: await waitingFor(desk, grant) };
}

async function waitingFor(desk: Desk, { unit, pass }: Grant): Promise<readonly PackageRow[]> {
  const waiting = unit === null ? [] : await desk.questions.waitingFor(unit);
  const only = pass?.packages ?? null;
  return only === null ? waiting : waiting.filter(({ id }) => only.includes(id));
}

export async function collect(
  desk: Desk,
  session: SessionId,
  id: PackageId,
  confirmedBy: 'scan' | 'tap',
): Promise<PickupEvent> {
  const kept = await desk.ledger.append([
    {
      type: 'package.collected',
      actor: { kind: 'resident', id: session },
      data: { package: id, session, confirmedBy },
    },
  ]);
  return kept.ok ? { type: 'collected', package: id } : { type: 'not-recorded' };
}

export async function closePickup(desk: Desk, session: SessionId, taken: number): Promise<PickupEvent> {
  const kept = await desk.ledger.append([
    {
      type: 'session.ended',
      actor: { kind: 'resident', id: session },
      data: { session, how: 'finished', packages: taken },
    },
  ]);
  return { type: kept.ok ? 'session-closed' : 'not-recorded' };
}
