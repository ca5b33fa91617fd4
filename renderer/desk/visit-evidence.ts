/**
 * The photo at the door and the signature of a visit: what could be kept is in the ledger by its hash, and what could not,
 * by its reason. Nobody waits for a photo, and nobody is kept from leaving.
 */
import type { InputOf } from '../../shared/bridge/contract.ts';
import { PhotoHash } from '../../shared/domain/ids.ts';
import type { NoPhoto } from '../../shared/domain/package.ts';
import type { Draft } from '../../shared/events/event.ts';
import { mayDo, roleOf } from '../../shared/policies/roles.ts';
import type { ShelfEffect, ShelfEvent } from '../flows/shelf-state.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import type { AskedOfVisit } from '../flows/visit-evidence.ts';
import { actorAtShelf, actorOf } from './codes.ts';
import { byKiosk, type Desk } from './desk.ts';

type Effect<Do extends ShelfEffect['do']> = Extract<ShelfEffect, { do: Do }>;

export function askedOfVisit({ directory }: Pick<Desk, 'directory'>): AskedOfVisit {
  const { photoAtDoor, signature } = directory.property.pickup ?? {};
  return { photo: photoAtDoor === 'on', signature: signature === 'on' };
}

export async function photographVisit(
  desk: Desk,
  { by: { session } }: Effect<'photograph-visit'>,
): Promise<ShelfEvent> {
  const taken = await photo(desk);
  const actor = byKiosk(desk);
  const kept = await desk.ledger.append([
    'photo' in taken
      ? { type: 'session.photographed', actor, data: { session, photo: taken.photo } }
      : { type: 'session.not-photographed', actor, data: { session, why: taken.why } },
  ]);
  if (!kept.ok) desk.report('a photo at the door is not in the ledger', kept.error);
  return { type: 'visit-photographed', isKept: kept.ok && 'photo' in taken };
}

async function photo(desk: Desk): Promise<{ readonly photo: PhotoHash } | { readonly why: NoPhoto }> {
  const picture = await desk.photograph();
  if (!picture.ok) return { why: picture.error };
  const asked = await desk.host.ask('evidence.keep-photo', { jpeg: picture.value });
  if (asked.ok && asked.value.ok) return { photo: PhotoHash.parse(asked.value.value) };
  const why = asked.ok && !asked.value.ok ? asked.value.error : 'no answer';
  desk.report('a photo at the door was not kept', why);
  return { why: why === 'disk-full' ? 'disk-full' : 'camera-failed' };
}

export async function noteSigning(desk: Desk, effect: Effect<'note-signing'>): Promise<ShelfEvent> {
  const { session } = effect.by;
  const actor = actorAtShelf(effect.by);
  const signature = effect.signature === null ? null : await keptSignature(desk, effect.signature);
  const draft: Draft =
    signature === null
      ? {
          type: 'session.not-signed',
          actor,
          data: { session, why: effect.signature === null ? 'cannot' : 'not-kept' },
        }
      : { type: 'session.signed', actor, data: { session, signature } };
  const kept = await desk.ledger.append([draft]);
  if (!kept.ok) desk.report('whether somebody signed is not in the ledger', kept.error);
  return { type: 'signing-noted' };
}

async function keptSignature(
  desk: Desk,
  signature: InputOf<'evidence.keep-signature'>['signature'],
): Promise<PhotoHash | null> {
  const asked = await desk.host.ask('evidence.keep-signature', { signature });
  if (asked.ok && asked.value.ok) return PhotoHash.parse(asked.value.value);
  desk.report('a signature was not kept', asked.ok ? asked.value : asked.error);
  return null;
}

/** Who looked, at whose and why is in the ledger before anything is seen. */
export async function showEvidence(
  desk: Desk,
  { by, session, visit, why }: StaffEffect & { do: 'show-evidence' },
): Promise<StaffEvent> {
  const not = (code: 'not-allowed' | 'not-possible' | 'not-recorded'): StaffEvent => ({
    type: 'evidence-not-shown',
    why: code,
  });
  if (!mayDo(roleOf(by), 'see-evidence')) return not('not-allowed');
  const row = await desk.questions.session(visit);
  if (row === null || (row.photo === null && row.signature === null)) return not('not-possible');
  const { photo: picture, signature } = row;
  const ordered = await desk.ledger.append([
    {
      type: 'evidence.show-ordered',
      actor: actorOf(by),
      data: { session, grant: by.id, visit, photo: picture, signature, why },
    },
  ]);
  const event = ordered.ok ? ordered.value[0]?.id : undefined;
  if (event === undefined) return not('not-recorded');
  const asked = await desk.host.ask('evidence.show', { event });
  if (asked.ok && asked.value.ok) return { type: 'evidence-shown', ...asked.value.value };
  desk.report('a visit was not shown', asked.ok ? asked.value : asked.error);
  return not('not-possible');
}
