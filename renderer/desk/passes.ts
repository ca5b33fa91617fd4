/** Staff's orders about passes: in the ledger first, and the host acts on that event alone. */
import { CredentialId } from '../../shared/domain/ids.ts';
import type { PassesNote } from '../flows/passes.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import { type Desk, newId } from './desk.ts';

type Order = StaffEffect & { do: 'order-pass' };
type End = StaffEffect & { do: 'end-pass' };

const HOUR_MS = 3_600_000;

export async function orderPass(desk: Desk, { by, session, order }: Order): Promise<StaffEvent> {
  const { hours, ...rest } = order;
  const credential = CredentialId.parse(newId(desk));
  const now = desk.clock.now();
  const from = new Date(now).toISOString();
  const until = new Date(now + hours * HOUR_MS).toISOString();
  const actor = actorOf(by);
  const kept = await desk.ledger.append([
    {
      type: 'pass.issue-ordered',
      actor,
      data: { session, grant: by.id, credential, resident: null, from, until, ...rest },
    },
  ]);
  const event = kept.ok ? kept.value[0]?.id : undefined;
  if (event === undefined) return note('not-recorded');
  const asked = await desk.host.ask('pass.issue', { event });
  const why = asked.ok && !asked.value.ok ? asked.value.error : 'no answer';
  // Their own PIN counts for ten minutes; whoever stands there may have been away.
  if (why === 'not-justified') return note('sign-in-again');
  if (!asked.ok || !asked.value.ok) {
    desk.report('a pass was not made', why);
    return note('not-recorded');
  }
  const { unit, holder, packages } = rest;
  // Before it is shown: a pass that nobody can find is one that nobody can end.
  const issued = await desk.ledger.append([
    {
      type: 'credential.issued',
      actor,
      data: { credential, kind: 'pass', holder, unit, packages, from, until },
    },
  ]);
  return issued.ok ? { type: 'pass-made', token: asked.value.value.token, until } : note('not-recorded');
}

export async function endPass(desk: Desk, { by, pass, why }: End): Promise<StaffEvent> {
  const kept = await desk.ledger.append([
    { type: 'credential.revoked', actor: actorOf(by), data: { credential: pass, why } },
  ]);
  return note(kept.ok ? 'ended' : 'not-recorded');
}

function note(code: PassesNote): StaffEvent {
  return { type: 'pass-note', note: code };
}
