/**
 * Training, from both sides: the order that leads this screen to the other kiosk, and, over there, a package that waits
 * because a drill needs one. Neither side is ever asked for what is the other's.
 */
import { SessionId, UnitId } from '../../shared/domain/ids.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Score } from '../flows/drill.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import { byKiosk, type Desk, newId } from './desk.ts';
import { receive } from './intake.ts';
import { closeStaff } from './staff.ts';

type Begin = StaffEffect & { do: 'begin-training' };

export async function beginTraining(desk: Desk, { by, session }: Begin): Promise<StaffEvent | null> {
  const kept = await desk.ledger.append([
    { type: 'training.ordered', actor: actorOf(by), data: { session, grant: by.id } },
  ]);
  const event = kept.ok ? kept.value[0]?.id : undefined;
  if (event === undefined) return { type: 'not-recorded' };
  const begun = await desk.host.ask('training.begin', { event });
  if (!begun.ok || !begun.value.ok) {
    desk.report('training did not begin', begun.ok ? begun.value : begun.error);
    return { type: 'no-training' };
  }
  await closeStaff(desk, by, session);
  desk.goTo(begun.value.value.address);
  return null;
}

/** The package that has waited longest for the unit named so; null where there is no such unit, or nothing was kept. */
export async function packageWaitingFor(desk: Desk, unitName: string): Promise<PackageRow | null> {
  const unit = desk.directory.units.find(({ name }) => name === unitName);
  if (unit === undefined) return null;
  const [waiting] = await desk.questions.waitingFor(unit.id);
  if (waiting !== undefined) return waiting;
  const session = SessionId.parse(newId(desk));
  const resident = desk.directory.residents.find((one) => one.unit === unit.id) ?? null;
  const received = await receive(desk, {
    do: 'receive',
    session,
    parcel: { tracking: `TRAINING ${session.slice(-8)}`, carrier: null, readBy: 'keypad' },
    recipient:
      resident === null
        ? { kind: 'unit', unit: unit.id }
        : { kind: 'resident', resident: resident.id, unit: UnitId.parse(unit.id) },
    foundBy: 'unit',
    unit,
    resident,
    classes: [],
  });
  if (received.type !== 'received') return null;
  const { package: id, zone } = received.received;
  await desk.ledger.append([
    { type: 'package.stored', actor: byKiosk(desk), data: { package: id, zone: zone.id, slot: null } },
  ]);
  return desk.questions.package(id);
}

export async function keepScore(desk: Desk, score: Score): Promise<void> {
  await desk.ledger.append([{ type: 'training.drill-finished', actor: byKiosk(desk), data: score }]);
}
