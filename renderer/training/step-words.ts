/** What the coach says of a step, with the names and codes that are at hand, and with the words of the very buttons. */
import { carrierName } from '../../shared/tracking/carriers.ts';
import type { StepName } from '../flows/drill-steps.ts';
import type { Words } from '../words/catalog.ts';
import type { AtHand } from './at-hand.ts';

export function sentenceFor(
  step: StepName,
  { training, home, intake, pickup, staff }: Words,
  { carrier, code, unit, pin, staffPin, parcels: [first, second] }: AtHand,
  roomCode: string,
): string {
  switch (step) {
    case 'courier-begins':
      return training.courierBegins(home.deliver, carrierName(carrier) ?? carrier, code);
    case 'courier-scans':
      return training.courierScans;
    case 'courier-assigns':
      return training.courierAssigns(first?.unit ?? '', first?.name ?? '');
    case 'courier-sticks':
      return training.courierSticks;
    case 'courier-second':
      return training.courierSecond(second?.unit ?? '', second?.name ?? '');
    case 'courier-finishes':
      return training.courierFinishes(intake.thatWasAll, intake.allInPlace);
    case 'resident-begins':
      return training.residentBegins(home.pickup, unit, pin);
    case 'resident-enters':
      return training.residentEnters;
    case 'resident-takes':
      return training.residentTakes(roomCode, pickup.take);
    case 'resident-closes':
      return training.residentCloses;
    case 'staff-begins':
      return training.staffBegins(home.staff, staffPin);
    case 'staff-moves':
      return training.staffMoves(roomCode);
    case 'staff-prints':
      return training.staffPrints;
    case 'staff-sticks':
      return training.staffSticks;
    case 'staff-finishes':
      return training.staffFinishes(staff.signOut);
  }
}

/** How to go about it, for who asks. */
export function hintFor(step: StepName, { training }: Words): string {
  switch (step) {
    case 'courier-begins':
    case 'courier-assigns':
    case 'resident-begins':
    case 'staff-begins':
      return training.hintKeys;
    case 'courier-scans':
    case 'courier-sticks':
    case 'courier-second':
    case 'resident-enters':
    case 'resident-closes':
    case 'staff-sticks':
      return training.hintHand;
    default:
      return training.hintScreen;
  }
}
