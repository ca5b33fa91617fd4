/**
 * A courier under whom the page broke goes on a moment later: the host says whether their code still counts, the ledger
 * what they had brought. Whoever else stood there begins anew.
 */
import type { PackageRow } from '../../shared/projections/tables.ts';
import { carrierOf } from '../../shared/tracking/carriers.ts';
import { newVisit } from '../flows/intake.ts';
import type { Addressee, Brought, CourierVisit } from '../flows/intake-state.ts';
import type { Desk } from './desk.ts';

export async function visitCutOff(desk: Desk): Promise<CourierVisit | null> {
  for (const session of await desk.questions.openSessions()) {
    if (session.kind !== 'courier') continue;
    const answered = await desk.host.ask('grant.after-cut', { grant: session.grant });
    if (!answered.ok || answered.value.grant === null) continue;
    const rows = (await desk.questions.ofSession(session.id)).filter(({ place }) => place === 'in-room');
    const packages = (await Promise.all(rows.map((row) => broughtFrom(desk, row)))).flatMap(
      (one) => one ?? [],
    );
    return {
      ...newVisit(session.id, answered.value.grant),
      packages,
      last: packages.at(-1)?.addressee ?? null,
    };
  }
  return null;
}

/** Null for what the directory or the tables no longer know well enough to show; the ledger has it all the same. */
async function broughtFrom(desk: Desk, row: PackageRow): Promise<Brought | null> {
  const label = await desk.questions.labelOf(row.id);
  const zone = desk.directory.zones.find(({ id }) => id === row.zone);
  if (label === null || zone === undefined) return null;
  const addressee = addresseeOf(desk, row);
  return {
    package: row.id,
    roomCode: row.roomCode,
    unit: row.unit === '' ? null : (addressee.unit?.name ?? null),
    zone,
    job: label.job,
    label: label.state,
    parcel: { tracking: row.tracking, carrier: carrierOf(row.carrier), readBy: row.readBy },
    addressee,
    classes: row.classes,
    isPlaced: row.state === 'stored',
  };
}

function addresseeOf({ directory }: Desk, { recipient }: PackageRow): Addressee {
  const resident =
    'resident' in recipient
      ? (directory.residents.find(({ id }) => id === recipient.resident) ?? null)
      : null;
  const unitId = 'unit' in recipient ? recipient.unit : resident?.unit;
  return { unit: directory.units.find(({ id }) => id === unitId) ?? null, resident };
}
