/** Gives packages out: what waits for a unit, each package that leaves, and the end of the visit. */
import type { PackageId, SessionId } from '../../shared/domain/ids.ts';
import type { PickupEvent } from '../flows/pickup.ts';
import { verify } from './codes.ts';
import type { Desk } from './desk.ts';

export async function verifyResident(desk: Desk, unit: string, pin: string): Promise<PickupEvent> {
  const verified = await verify(desk, { kind: 'resident', unit, code: pin });
  if (!verified.ok) return { type: 'code-refused', refused: verified.refused };
  const { grant, session } = verified;
  const packages = grant.unit === null ? [] : await desk.questions.waitingFor(grant.unit);
  return { type: 'pin-granted', grant, session, packages };
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
