/** What a screen is handed: the one state it shows, where its events go, and the way home. */
import type { AuditState } from '../flows/audit-state.ts';
import type { IntakeEvent, IntakeState } from '../flows/intake-state.ts';
import type { PickupEvent, PickupState } from '../flows/pickup.ts';
import type { StaffEvent, StaffState } from '../flows/staff-state.ts';

interface ScreenProps<State, Event> {
  readonly state: State;
  readonly send: (event: Event) => void;
  /** Goes home; whoever was let in is signed off. */
  readonly leave: () => void;
}

type IntakeAt = IntakeState['at'];
type PickupAt = PickupState['at'];
type StaffAt = StaffState['at'];

export type IntakeScreenProps<At extends IntakeAt = IntakeAt> = ScreenProps<
  Extract<IntakeState, { at: At }>,
  IntakeEvent
>;
export type PickupScreenProps<At extends PickupAt = PickupAt> = ScreenProps<
  Extract<PickupState, { at: At }>,
  PickupEvent
>;
export type StaffScreenProps<At extends StaffAt = StaffAt> = ScreenProps<
  Extract<StaffState, { at: At }>,
  StaffEvent
>;

export type AuditScreenProps<At extends AuditState['at']> = Omit<
  ScreenProps<Extract<AuditState, { at: At }>, StaffEvent>,
  'leave'
>;
