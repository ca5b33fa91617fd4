/** The slip of a closed audit: its seal as a label that staff carry away. Nothing depends on it; who misses it has another. */
import type { AuditId } from '../../shared/domain/ids.ts';
import type { StaffEvent } from '../flows/staff-state.ts';
import type { Desk } from './desk.ts';
import { newJob } from './labels.ts';

export async function printSlip(desk: Desk, audit: AuditId): Promise<StaffEvent> {
  const [row, told] = await Promise.all([desk.questions.audit(audit), desk.host.ask('seal.read', { audit })]);
  const seal = told.ok ? told.value.seal : null;
  if (row === null || seal === null) return { type: 'slip-refused' };
  const { timeZone } = desk.directory.property;
  // Digits and Latin letters are what every printer has: a slip is for whoever checks it, anywhere.
  const date = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const label = {
    seal,
    date: date.format(Date.parse(row.closedAt ?? row.lastAt)),
    counts: `${row.found} / ${row.found + row.missing}`,
  };
  const queued = await desk.host.ask('label.print', { job: newJob(desk), label });
  const isQueued = queued.ok && queued.value.ok;
  if (!isQueued) desk.report('the print queue took no slip', queued.ok ? queued.value : queued.error);
  return { type: isQueued ? 'slip-ordered' : 'slip-refused' };
}
