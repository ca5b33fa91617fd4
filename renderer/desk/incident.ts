/**
 * An incident pack: what happened and the order stand in the ledger first, so that the pack holds them; that it was made,
 * and by which manifest it is known, when it is whole.
 */
import type { OutputOf } from '../../shared/bridge/contract.ts';
import { IncidentId } from '../../shared/domain/ids.ts';
import type { IncidentAbout, IncidentFailure } from '../flows/incident.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import { byKiosk, type Desk, newId } from './desk.ts';

const DAY_MS = 24 * 3_600_000;
const DAYS = { 'last-day': 1, 'last-7-days': 7, 'last-30-days': 30 } as const;
/** Who brought it stood at the door a little before. */
const BEFORE_IT_CAME_MS = 3_600_000;

export async function packIncident(
  desk: Desk,
  { by, session, about, kind, to }: StaffEffect & { do: 'pack-incident' },
): Promise<StaffEvent> {
  const until = desk.clock.now();
  const from = await sinceWhen(desk, about, until);
  const incident = IncidentId.parse(newId(desk));
  const actor = actorOf(by);
  const parcel = typeof about === 'string' ? null : about.package;
  const iso = (at: number) => new Date(at).toISOString();
  const kept = await desk.ledger.append([
    { type: 'incident.opened', actor, data: { incident, kind, about: parcel ?? about.toString() } },
    {
      type: 'incident.pack-ordered',
      actor,
      data: {
        session,
        grant: by.id,
        incident,
        package: parcel,
        from: iso(from),
        until: iso(until),
        to: to.kind,
      },
    },
  ]);
  const order = kept.ok ? kept.value[1]?.id : undefined;
  if (order === undefined) return failed(desk, 'not-copied', kept);
  const asked = await desk.host.ask('incident.pack', {
    event: order,
    to,
    words: desk.paperWords,
  });
  if (!asked.ok) return failed(desk, 'not-copied', asked.error);
  if (!asked.value.ok) return failed(desk, whyOf(asked.value.error), asked.value.error);
  const { manifest, ...pack } = asked.value.value;
  await desk.ledger.append([
    { type: 'incident.packed', actor: byKiosk(desk), data: { incident, archive: manifest } },
  ]);
  return { type: 'incident-packed', pack };
}

async function sinceWhen(desk: Desk, about: IncidentAbout, now: number): Promise<number> {
  if (typeof about === 'string') return now - DAYS[about] * DAY_MS;
  const row = await desk.questions.package(about.package);
  return row === null ? now - DAY_MS : Date.parse(row.receivedAt) - BEFORE_IT_CAME_MS;
}

function failed(desk: Desk, why: IncidentFailure, cause: unknown): StaffEvent {
  desk.report('no incident pack was made', cause);
  return { type: 'incident-failed', why };
}

function whyOf(refusal: Extract<OutputOf<'incident.pack'>, { ok: false }>['error']): IncidentFailure {
  switch (refusal) {
    case 'stick-gone':
    case 'stick-full':
    case 'stick-read-only':
    case 'too-large':
      return refusal;
    case 'disk-full':
      return 'kiosk-full';
    case 'seals-contradict':
    case 'journal-damaged':
      return 'records-altered';
    case 'not-justified':
      return 'sign-in-again';
    case 'nothing-yet':
    case 'disk-failed':
      return 'not-copied';
  }
}
