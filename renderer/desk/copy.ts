/** A copy of the records: noted in the ledger first, so that the copy holds the event that says it was taken. */
import type { OutputOf } from '../../shared/bridge/contract.ts';
import type { CopyFailure } from '../flows/copy.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

type Refusal =
  | Extract<OutputOf<'ledger.range'>, { ok: false }>['error']
  | Extract<OutputOf<'ledger.export'>, { ok: false }>['error'];

export async function takeCopy(
  desk: Desk,
  { by, session, range, to }: StaffEffect & { do: 'take-copy' },
): Promise<StaffEvent> {
  const begins = await desk.host.ask('ledger.range', { range });
  if (!begins.ok) return failed(desk, 'not-copied', begins.error);
  if (!begins.value.ok) return failed(desk, whyOf(begins.value.error), begins.value.error);
  const { from } = begins.value.value;
  const kept = await desk.ledger.append([
    { type: 'ledger.exported', actor: actorOf(by), data: { session, from, to: to.kind } },
  ]);
  if (!kept.ok) return { type: 'copy-failed', why: 'not-copied' };
  const copied = await desk.host.ask('ledger.export', { range: { from, upTo: null }, to });
  if (!copied.ok) return failed(desk, 'not-copied', copied.error);
  if (!copied.value.ok) return failed(desk, whyOf(copied.value.error), copied.value.error);
  return { type: 'copy-taken', copy: copied.value.value };
}

function failed(desk: Desk, why: CopyFailure, cause: unknown): StaffEvent {
  if (why !== 'no-audit-yet') desk.report('no copy was taken', cause);
  return { type: 'copy-failed', why };
}

function whyOf(refusal: Refusal): CopyFailure {
  switch (refusal) {
    case 'no-audit-yet':
    case 'stick-gone':
    case 'stick-full':
    case 'stick-read-only':
      return refusal;
    case 'disk-full':
      return 'kiosk-full';
    case 'seals-contradict':
    case 'journal-damaged':
      return 'records-altered';
    case 'nothing-yet':
    case 'disk-failed':
      return 'not-copied';
  }
}
