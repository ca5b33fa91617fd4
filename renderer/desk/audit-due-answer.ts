/** What staff do on the way about a package that should not wait any longer. */
import type { Draft } from '../../shared/events/event.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { reviewOf } from './audit.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

const HOLD_MS = 3 * 24 * 3_600_000;

export async function seeToDue(
  desk: Desk,
  effect: StaffEffect & { readonly do: 'see-to-due' },
): Promise<StaffEvent> {
  const row = await desk.questions.package(effect.package);
  // Two taps on one button: the first has done it.
  if (row?.place !== 'in-room') return reviewOf(desk, effect.audit, effect.zone);
  const kept = await desk.ledger.append([draftFor(effect, row, desk.clock.now())]);
  return kept.ok ? reviewOf(desk, effect.audit, effect.zone) : { type: 'not-recorded' };
}

function draftFor(
  { how, by, session }: StaffEffect & { readonly do: 'see-to-due' },
  row: PackageRow,
  now: number,
): Draft {
  const actor = actorOf(by);
  const about = { package: row.id, session };
  switch (how) {
    case 'held':
      return {
        type: 'package.held',
        actor,
        data: { ...about, until: new Date(now + HOLD_MS).toISOString(), why: 'resident-asked' },
      };
    case 'returned':
      return {
        type: 'package.returned',
        actor,
        data: { ...about, carrier: row.carrier, why: 'unclaimed', told: 'notified-otherwise' },
      };
    case 'discarded': {
      const why = row.classes.includes('perishable') ? 'perished' : 'unclaimed';
      return { type: 'package.discarded', actor, data: { ...about, why } };
    }
  }
}
