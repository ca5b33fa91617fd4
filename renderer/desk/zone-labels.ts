/** Labels for the walls of the room: one for each zone, with the barcode that a courier scans there. */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { Zone } from '../../shared/domain/place.ts';
import type { ZoneLabel } from '../../shared/labels/zone-label.ts';
import type { StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';
import { drawingOf, newJob, queue } from './labels.ts';

/** What the power cuts off is printed again by whoever misses it: nothing depends on a label on a wall. */
export async function printZoneLabels(desk: Desk, by: Grant, session: SessionId): Promise<StaffEvent> {
  const ordered = desk.directory.zones.map((zone) => ({ zone, job: newJob(desk) }));
  const labels = ordered.map(({ zone, job }) => ({ zone: zone.id, job }));
  const kept = await desk.ledger.append([
    { type: 'label.zones-ordered', actor: actorOf(by), data: { session, labels } },
  ]);
  if (!kept.ok) return { type: 'not-recorded' };
  for (const { zone, job } of ordered) await queue(desk, job, await labelFor(desk, zone));
  return { type: 'zone-labels-ordered', count: ordered.length };
}

async function labelFor(desk: Desk, { id, name, kind }: Zone): Promise<ZoneLabel> {
  const drawnName = await drawingOf(desk, name);
  return { zone: id, name, kind, ...(drawnName === null ? {} : { drawnName }) };
}
