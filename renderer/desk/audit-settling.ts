/** What staff say of a discrepancy, and what follows from it at once: a label, a task, nothing. */
import type { PackageId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { Settlement } from '../flows/audit-state.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { compareAudit } from './audit.ts';
import { actorOf } from './codes.ts';
import { byKiosk, type Desk } from './desk.ts';
import { task } from './intake.ts';
import { newJob, print } from './labels.ts';

type Of<Do> = StaffEffect & { readonly do: Do };

export async function settleDiscrepancy(desk: Desk, effect: Of<'settle-discrepancy'>): Promise<StaffEvent> {
  const kept = await settle(desk, effect, effect.settlement);
  return kept ? compareAudit(desk, effect.audit) : { type: 'not-recorded' };
}

/** A parcel that nobody took in is put aside, to be taken in by staff. */
export async function rescueStray(desk: Desk, effect: Of<'rescue-stray'>): Promise<StaffEvent> {
  const { code } = effect;
  const kept = await settle(desk, effect, { discrepancy: 'extra', code, why: 'never-recorded' });
  return { type: 'sighted', sighting: kept ? { code: 'rescued', text: code } : { code: 'not-recorded' } };
}

async function settle(
  desk: Desk,
  { audit, by }: Of<'settle-discrepancy' | 'rescue-stray'>,
  settlement: Settlement,
): Promise<boolean> {
  const what = settlement.discrepancy === 'missing' ? settlement.package : settlement.code;
  const before = await desk.questions.sighting(audit, what);
  // The same button twice, or a tap that a power cut left without an answer: what follows from it is under way.
  if (before?.why === settlement.why) return true;
  const said: Draft = {
    type: 'audit.settled',
    actor: actorOf(by),
    data:
      settlement.discrepancy === 'missing'
        ? { audit, ...settlement, code: null }
        : { audit, ...settlement, package: null },
  };
  if (settlement.why === 'label-lost') return labelled(desk, said, settlement.package);
  return (await desk.ledger.append([said, ...following(desk, settlement)])).ok;
}

function following(desk: Desk, settlement: Settlement): readonly Draft[] {
  if (settlement.discrepancy === 'missing') return [];
  const about = settlement.code.slice(0, 64);
  switch (settlement.why) {
    case 'never-recorded':
      return [task(desk, 'rescue', about)];
    case 'found-again':
      return [task(desk, 'discrepancy', about)];
    case 'label-of-other-room':
      return [];
  }
}

async function labelled(desk: Desk, said: Draft, id: PackageId): Promise<boolean> {
  const row = await desk.questions.package(id);
  if (row === null) return false;
  const job = newJob(desk);
  const kept = await desk.ledger.append([
    said,
    { type: 'label.prepared', actor: byKiosk(desk), data: { job, package: id } },
  ]);
  if (kept.ok) await print(desk, job, row);
  return kept.ok;
}
