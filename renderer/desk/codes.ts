/**
 * Codes and PINs: the host says whether one is right, the ledger keeps that somebody came or was turned away. A code
 * itself is in neither; it is forgotten when the host has answered.
 */
import type { CodeAnswer, InputOf } from '../../shared/bridge/contract.ts';
import { unitNamed } from '../../shared/domain/directory.ts';
import { SessionId, type UnitId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Actor } from '../../shared/events/envelope.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { Somebody } from '../flows/door.ts';
import type { Refused } from '../flows/flow.ts';
import { byKiosk, type Desk, newId } from './desk.ts';

type Grant = (CodeAnswer & { answer: 'granted' })['grant'];
type StartedBy = DataOf<'session.started'>['by'];
type Shown = InputOf<'code.verify'>;

export type Verified =
  | { readonly ok: true; readonly grant: Grant; readonly session: SessionId }
  | { readonly ok: false; readonly refused: Refused };

/** The host cannot be asked, or the ledger takes nothing: nobody gets in, and a next try costs nothing. */
const unavailable: Verified = { ok: false, refused: { why: 'wrong', waitMs: 0 } };

export async function verify(desk: Desk, shown: Shown): Promise<Verified> {
  const answered = await desk.host.ask('code.verify', shown);
  if (!answered.ok) {
    desk.report('a code could not be checked', answered.error);
    return unavailable;
  }
  const answer = answered.value;
  if (answer.answer !== 'granted') {
    const isNew = answer.answer === 'disabled' && answer.isNew;
    const refused: Refused = {
      why: answer.answer,
      waitMs: answer.answer === 'disabled' ? 0 : answer.waitMs,
    };
    // A barcode that is no badge is a parcel's, and no try.
    if (shown.kind !== 'badge' || refused.why === 'expired') await keepRefusal(desk, shown, refused, isNew);
    return { ok: false, refused };
  }
  return begun(desk, answer.grant, shown.kind === 'badge' ? 'badge' : 'code');
}

/** The host lets them in; it counts from when the ledger has it. */
export async function begun(desk: Desk, grant: Grant, by: StartedBy): Promise<Verified> {
  const session = SessionId.parse(newId(desk));
  const started = await desk.ledger.append([
    {
      type: 'session.started',
      actor: actorOf(grant),
      data: {
        session,
        kind: sessionKind(grant),
        grant: grant.id,
        carrier: grant.carrier,
        unit: grant.unit,
        by,
        credential: grant.pass?.id ?? null,
      },
    },
  ]);
  return started.ok ? { ok: true, grant, session } : unavailable;
}

async function keepRefusal(
  desk: Desk,
  shown: Shown,
  refused: Refused,
  isNewlyDisabled: boolean,
): Promise<void> {
  const unit: UnitId | null =
    shown.kind === 'resident' ? (unitNamed(desk.directory, shown.unit)?.id ?? null) : null;
  const actor = byKiosk(desk);
  const disabled: Draft[] =
    isNewlyDisabled && unit !== null ? [{ type: 'credential.disabled', actor, data: { unit } }] : [];
  await desk.ledger.append([
    {
      type: 'credential.refused',
      actor,
      // The one that disables it was compared, and was wrong.
      data: {
        kind: shown.kind,
        unit,
        why: isNewlyDisabled ? 'wrong' : refused.why,
        waitMs: refused.waitMs,
      },
    },
    ...disabled,
  ]);
}

function sessionKind(grant: Grant): 'courier' | 'pickup' | 'staff' {
  return grant.kind === 'resident' ? 'pickup' : grant.kind;
}

export function actorOf(grant: Grant): Actor {
  return delegateOf(grant) ?? { kind: grant.kind, id: grant.staff ?? grant.unit ?? grant.id };
}

/** A resident is known by their visit alone; somebody whom one sent, by the pass that they brought. */
export function actorAtShelf({ session, grant }: Somebody): Actor {
  return delegateOf(grant) ?? { kind: 'resident', id: session };
}

function delegateOf({ pass }: Grant): Actor | null {
  return pass?.holder === 'delegate' ? { kind: 'delegate', id: pass.id } : null;
}
