/** Undoing the last scan: the package is withdrawn, and taken in anew for somebody else or taken back by its courier. */
import { go, type Next } from './flow.ts';
import type { CourierVisit, IntakeEffect, IntakeEvent, IntakeState, Undo } from './intake-state.ts';

type Step = Next<IntakeState, IntakeEffect>;
type Undoing = IntakeState & { readonly at: 'undoing' };

export function askUndo(visit: CourierVisit): Step {
  const received = visit.packages.at(-1);
  if (received === undefined) return go({ at: 'ready', visit, problem: null });
  // Who undoes one of many must not have the next recorded for the same before they have looked.
  return go({ at: 'undo', visit: { ...visit, batch: null, held: [] }, received });
}

export function stepUndo({ visit, received }: Undo, event: IntakeEvent): Step {
  switch (event.type) {
    case 'back':
      return go({ at: 'placing', visit, received, problem: null });
    case 'undone-because': {
      const { why } = event;
      const { package: id, job } = received;
      return go(
        { at: 'undoing', visit, received, why },
        { do: 'withdraw', session: visit.session, package: id, job, why },
      );
    }
    default:
      return go({ at: 'undo', visit, received });
  }
}

export function stepUndoing(state: Undoing, event: IntakeEvent): Step {
  const { received, why } = state;
  if (event.type === 'not-recorded')
    return go({ at: 'placing', visit: state.visit, received, problem: { code: 'not-recorded' } });
  if (event.type !== 'withdrawn') return go(state);
  const packages = state.visit.packages.filter((one) => one.package !== received.package);
  const visit: CourierVisit = { ...state.visit, packages, last: packages.at(-1)?.addressee ?? null };
  const { roomCode, parcel, classes } = received;
  if (why === 'not-left') return go({ at: 'ready', visit, problem: { code: 'taken-back', roomCode } });
  return go({ at: 'unit', visit: { ...visit, voided: roomCode }, parcel, classes, unknown: null });
}
