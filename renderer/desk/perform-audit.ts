/** Which part of the desk does which effect of an audit. */
import type { AuditWish } from '../flows/audit-state.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { beginAudit, closeAudit, closeZone, compareAudit, enterZone } from './audit.ts';
import { seeToDue } from './audit-due-answer.ts';
import { outcomeOf } from './audit-outcome.ts';
import { rescueStray, settleDiscrepancy } from './audit-settling.ts';
import { labelAgain, sight } from './audit-sighting.ts';
import { printSlip } from './audit-slip.ts';
import type { Desk } from './desk.ts';

export async function performAudit(
  desk: Desk,
  effect: StaffEffect & { readonly do: AuditWish['do'] },
): Promise<StaffEvent> {
  switch (effect.do) {
    case 'begin-audit':
      return beginAudit(desk, effect.by);
    case 'show-audit':
      return outcomeOf(desk, effect.audit);
    case 'enter-zone':
      return enterZone(desk, effect);
    case 'sight':
      return sight(desk, effect);
    case 'rescue-stray':
      return rescueStray(desk, effect);
    case 'label-again':
      return labelAgain(desk, effect);
    case 'close-zone':
      return closeZone(desk, effect);
    case 'see-to-due':
      return seeToDue(desk, effect);
    case 'compare-audit':
      return compareAudit(desk, effect.audit);
    case 'settle-discrepancy':
      return settleDiscrepancy(desk, effect);
    case 'close-audit':
      return closeAudit(desk, effect);
    case 'print-slip':
      return printSlip(desk, effect.audit);
  }
}
