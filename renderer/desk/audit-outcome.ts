/** What came of a closed audit, from the ledger, with the seal that the host keeps of it; and its slip. */
import { EXTRA_REASONS, MISSING_REASONS } from '../../shared/domain/audit-reason.ts';
import type { AuditId } from '../../shared/domain/ids.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import type { Extra, Unseen } from '../flows/audit-state.ts';
import type { StaffEvent } from '../flows/staff-state.ts';
import type { Desk } from './desk.ts';

export async function outcomeOf(desk: Desk, audit: AuditId): Promise<StaffEvent> {
  const [row, sightings] = await Promise.all([
    desk.questions.audit(audit),
    desk.questions.sightingsIn(audit),
  ]);
  if (row === null) return { type: 'not-recorded' };
  const missing: Unseen[] = [];
  const extra: Extra[] = [];
  for (const { package: id, code, elsewhere, isSeen, why: said } of sightings) {
    const why = MISSING_REASONS.find((one) => one === said) ?? null;
    if (id === null) {
      extra.push({
        code: code ?? '',
        zone: elsewhere,
        why: EXTRA_REASONS.find((one) => one === said) ?? null,
      });
    } else if (!isSeen) {
      const pkg = await desk.questions.package(id);
      if (pkg === null) continue;
      const { roomCode, unit, zone, receivedAt } = pkg;
      missing.push({ package: id, roomCode, unit, zone, receivedAt, why });
    }
  }
  const outcome = { row, missing, extra, seal: await sealOf(desk, audit) };
  return { type: 'audit-outcome', outcome };
}

async function sealOf(desk: Desk, audit: AuditId): Promise<Seal | null> {
  const seal = await desk.host.ask('seal.read', { audit });
  if (!seal.ok) desk.report('the seal of an audit was not told', seal.error);
  return seal.ok ? seal.value.seal : null;
}
