/**
 * The steps of each drill, in their order: by what one knows that a step is done, and what is at hand in it. Words are the
 * catalogue's; what happens between the steps is the drill's.
 */
import type { Drill } from '../../shared/domain/training.ts';
import type { LedgerEvent } from '../../shared/events/event.ts';

/** What somebody who learns can do with the simulated room from the coach's strip. */
export type Hand = 'scan-parcel' | 'take-label' | 'scan-label' | 'open-door' | 'close-door';

export type StepName =
  | 'courier-begins'
  | 'courier-scans'
  | 'courier-assigns'
  | 'courier-sticks'
  | 'courier-second'
  | 'courier-finishes'
  | 'resident-begins'
  | 'resident-enters'
  | 'resident-takes'
  | 'resident-closes'
  | 'staff-begins'
  | 'staff-moves'
  | 'staff-prints'
  | 'staff-sticks'
  | 'staff-finishes';

export interface DrillStep {
  readonly name: StepName;
  readonly offers: readonly Hand[];
  /** The event of the ledger that says it is done; null where the hand does. */
  readonly until: ((event: LedgerEvent) => boolean) | null;
  readonly by?: Hand;
}

const began = (kind: 'courier' | 'pickup' | 'staff') => (event: LedgerEvent) =>
  event.type === 'session.started' && event.data.kind === kind;
const ended = ({ type }: LedgerEvent) => type === 'session.ended';
const received = ({ type }: LedgerEvent) => type === 'package.received';

export const DRILLS: Readonly<Record<Drill, readonly DrillStep[]>> = {
  courier: [
    { name: 'courier-begins', offers: [], until: began('courier') },
    { name: 'courier-scans', offers: ['open-door', 'scan-parcel'], until: null, by: 'scan-parcel' },
    { name: 'courier-assigns', offers: [], until: received },
    { name: 'courier-sticks', offers: ['take-label'], until: null, by: 'take-label' },
    { name: 'courier-second', offers: ['scan-parcel'], until: received },
    { name: 'courier-finishes', offers: ['take-label', 'close-door'], until: ended },
  ],
  resident: [
    { name: 'resident-begins', offers: [], until: began('pickup') },
    { name: 'resident-enters', offers: ['open-door'], until: ({ type }) => type === 'door.opened' },
    { name: 'resident-takes', offers: ['scan-label'], until: ({ type }) => type === 'package.collected' },
    // The visit is over with its last package; the door is nobody's but theirs.
    { name: 'resident-closes', offers: ['close-door'], until: null, by: 'close-door' },
  ],
  staff: [
    { name: 'staff-begins', offers: [], until: began('staff') },
    { name: 'staff-moves', offers: ['scan-label'], until: ({ type }) => type === 'package.moved' },
    { name: 'staff-prints', offers: [], until: ({ type }) => type === 'label.reprint-ordered' },
    { name: 'staff-sticks', offers: ['take-label'], until: null, by: 'take-label' },
    { name: 'staff-finishes', offers: [], until: ended },
  ],
};

/** What went another way than one would teach it. Nobody is blamed: it is only counted. */
export function isMistake(event: LedgerEvent): boolean {
  switch (event.type) {
    case 'credential.refused':
    case 'package.withdrawn':
    case 'door.held-open':
      return true;
    case 'session.ended':
      return event.data.how !== 'finished';
    case 'task.opened':
      return event.data.kind === 'rescue';
    default:
      return false;
  }
}
