/** Posters: the order stands in the ledger first, then the host makes them for it. */
import type { OutputOf } from '../../shared/bridge/contract.ts';
import type { PostersFailure } from '../flows/posters.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

export async function makePosters(
  desk: Desk,
  { by, session, wish, to }: StaffEffect & { do: 'make-posters' },
): Promise<StaffEvent> {
  const kept = await desk.ledger.append([
    {
      type: 'posters.ordered',
      actor: actorOf(by),
      data: { session, grant: by.id, languages: wish.languages, paper: wish.paper, to: to.kind },
    },
  ]);
  const order = kept.ok ? kept.value[0]?.id : undefined;
  if (order === undefined) return failed(desk, 'not-copied', kept);
  const made = await desk.host.ask('posters.make', { event: order, to });
  if (!made.ok) return failed(desk, 'not-copied', made.error);
  if (!made.value.ok) return failed(desk, whyOf(made.value.error), made.value.error);
  return { type: 'posters-made', posters: made.value.value };
}

function failed(desk: Desk, why: PostersFailure, cause: unknown): StaffEvent {
  desk.report('no posters were made', cause);
  return { type: 'posters-failed', why };
}

function whyOf(refusal: Extract<OutputOf<'posters.make'>, { ok: false }>['error']): PostersFailure {
  switch (refusal) {
    case 'not-drawn':
    case 'stick-gone':
    case 'stick-full':
    case 'stick-read-only':
      return refusal;
    case 'disk-full':
      return 'kiosk-full';
    case 'not-justified':
    case 'disk-failed':
      return 'not-copied';
  }
}
