/** The states of a visit of staff, what can happen in it, and what it wants done. */
import type { ExportPlace, ExportRange, Grant } from '../../shared/bridge/contract.ts';
import type { AlarmReason } from '../../shared/domain/alarm-reason.ts';
import type { AuditId, DoorId, LabelJobId, PackageId, SessionId, TaskId } from '../../shared/domain/ids.ts';
import type { TaskOutcome } from '../../shared/domain/task-outcome.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { TaskRow } from '../../shared/projections/tables.ts';
import type { AuditEvent, AuditState, AuditWish } from './audit-state.ts';
import type { CarrierCodesEvent, CarrierCodesState, CarrierCodesWish } from './carrier-codes.ts';
import type { CopyEvent, CopyState } from './copy.ts';
import type { DoorEvent, ReleaseDoor, Visit } from './door.ts';
import type { Refused } from './flow.ts';
import type { IncidentEvent, IncidentState, PackIncident } from './incident.ts';
import type { RescueVisit } from './intake.ts';
import type { PackagesEvent, PackagesState, PackagesWish } from './packages.ts';
import type { PassesEvent, PassesState, PassesWish } from './passes.ts';
import type { PinsEvent, PinsState, PinsWish } from './pins.ts';
import type { MakePosters, PosterChoice, PostersEvent, PostersState } from './posters.ts';
import type { ResidentsListEvent, ResidentsListState, ResidentsListWish } from './residents-list.ts';
import type { StaffPinsEvent, StaffPinsState, StaffPinsWish } from './staff-pins.ts';

/** What staff say of one device, and why they say it now. */
export type DeviceSetUp = Pick<DataOf<'device.set-up'>, 'device' | 'setting' | 'why'>;

/** What the board has to say of the latest wish. */
export type BoardNote =
  | { readonly code: 'not-recorded' | 'training-begins' | 'no-training' }
  | { readonly code: 'zone-labels' | 'spare-labels'; readonly count: number };

export type StaffState =
  | { readonly at: 'pin'; readonly refused: Refused | null }
  | { readonly at: 'checking' }
  | { readonly at: 'board'; readonly visit: Visit; readonly note: BoardNote | null }
  | { readonly at: 'copy'; readonly visit: Visit; readonly copy: CopyState }
  | { readonly at: 'carrier-codes'; readonly visit: Visit; readonly codes: CarrierCodesState }
  | { readonly at: 'pins'; readonly visit: Visit; readonly pins: PinsState }
  | { readonly at: 'staff-pins'; readonly visit: Visit; readonly staffPins: StaffPinsState }
  | { readonly at: 'residents-list'; readonly visit: Visit; readonly list: ResidentsListState }
  | { readonly at: 'task'; readonly visit: Visit; readonly task: TaskRow }
  | { readonly at: 'alarm'; readonly visit: Visit; readonly door: DoorId }
  | { readonly at: 'beginning-rescue'; readonly visit: Visit; readonly task: TaskId | null }
  | { readonly at: 'posters'; readonly visit: Visit; readonly posters: PostersState }
  | {
      readonly at: 'incident';
      readonly visit: Visit;
      /** From whose page it was asked for; null: from the board. */
      readonly parcel: PackageId | null;
      readonly incident: IncidentState;
    }
  | { readonly at: 'passes'; readonly visit: Visit; readonly passes: PassesState }
  | { readonly at: 'packages'; readonly visit: Visit; readonly packages: PackagesState }
  | { readonly at: 'audit'; readonly visit: Visit; readonly audit: AuditState }
  | { readonly at: 'leaving' };

export type StaffEvent =
  | { readonly type: 'pin-entered'; readonly pin: string }
  | { readonly type: 'staff-granted'; readonly grant: Grant; readonly session: SessionId }
  | { readonly type: 'code-refused'; readonly refused: Refused }
  | DoorEvent
  | { readonly type: 'label-looked-at'; readonly job: LabelJobId; readonly cameOut: boolean }
  | ({ readonly type: 'device-set-up' } & DeviceSetUp)
  | { readonly type: 'alarm-opened'; readonly door: DoorId }
  | { readonly type: 'alarm-seen-to'; readonly why: AlarmReason }
  | { readonly type: 'task-opened'; readonly task: TaskRow }
  | { readonly type: 'task-ended'; readonly outcome: TaskOutcome }
  | { readonly type: 'rescue' }
  | { readonly type: 'rescue-begun'; readonly session: SessionId }
  | { readonly type: 'print-zone-labels' | 'print-spare-labels' }
  | { readonly type: 'zone-labels-ordered' | 'spare-labels-ordered'; readonly count: number }
  | { readonly type: 'take-copy' }
  | CopyEvent
  | { readonly type: 'carrier-codes' }
  | CarrierCodesEvent
  | { readonly type: 'residents-pins' }
  | PinsEvent
  | { readonly type: 'passes' | 'staff-pins' | 'residents-list' }
  | ResidentsListEvent
  /** Null: about everything of a time. */
  | { readonly type: 'posters'; readonly usual: PosterChoice }
  | { readonly type: 'make-incident-pack'; readonly package: PackageId | null }
  | IncidentEvent
  | PostersEvent
  | StaffPinsEvent
  | PassesEvent
  | { readonly type: 'search-packages' }
  | { readonly type: 'begin-training' | 'no-training' }
  | PackagesEvent
  | { readonly type: 'start-audit' }
  | { readonly type: 'show-audit'; readonly audit: AuditId }
  | AuditEvent;

export type StaffEffect =
  | { readonly do: 'verify-staff'; readonly pin: string }
  | ReleaseDoor
  | { readonly do: 'settle-label'; readonly by: Grant; readonly job: LabelJobId; readonly cameOut: boolean }
  | {
      readonly do: 'print-zone-labels' | 'print-spare-labels';
      readonly by: Grant;
      readonly session: SessionId;
    }
  | {
      readonly do: 'take-copy';
      readonly by: Grant;
      readonly session: SessionId;
      readonly range: ExportRange;
      readonly to: ExportPlace;
    }
  | ({ readonly do: 'set-up-device'; readonly by: Grant; readonly session: SessionId } & DeviceSetUp)
  | {
      readonly do: 'answer-alarm';
      readonly by: Grant;
      readonly session: SessionId;
      readonly door: DoorId;
      readonly why: AlarmReason;
    }
  | {
      readonly do: 'close-task';
      readonly by: Grant;
      readonly session: SessionId;
      readonly task: TaskId;
      readonly outcome: TaskOutcome;
    }
  | { readonly do: 'begin-rescue'; readonly by: Grant }
  | (PackIncident & { readonly by: Grant; readonly session: SessionId })
  | (MakePosters & { readonly by: Grant; readonly session: SessionId })
  | { readonly do: 'go-rescue'; readonly visit: RescueVisit }
  | { readonly do: 'read-carrier-codes' }
  | ({ readonly by: Grant; readonly session: SessionId } & Extract<
      CarrierCodesWish,
      { do: 'order-credential' }
    >)
  | PinsWishOf
  | Exclude<StaffPinsWish, { do: 'order-staff-pin' }>
  | (Extract<StaffPinsWish, { do: 'order-staff-pin' }> & {
      readonly by: Grant;
      readonly session: SessionId;
    })
  | Exclude<ResidentsListWish, { do: 'order-import' }>
  | (Extract<ResidentsListWish, { do: 'order-import' }> & { readonly by: Grant; readonly session: SessionId })
  | (PassesWish & { readonly by: Grant; readonly session: SessionId })
  | PackagesWishOf
  | AuditWishOf
  | { readonly do: 'begin-training'; readonly by: Grant; readonly session: SessionId }
  | { readonly do: 'close-staff'; readonly by: Grant; readonly session: SessionId }
  | { readonly do: 'go-home' };

/** An order is of whoever signed in. */
type PinsWishOf =
  | Exclude<PinsWish, { do: 'order-pin' }>
  | ({ readonly by: Grant; readonly session: SessionId } & Extract<PinsWish, { do: 'order-pin' }>);

type PackagesWishOf =
  | Exclude<PackagesWish, PackagesOrder>
  | (PackagesOrder & { readonly by: Grant; readonly session: SessionId });

type PackagesOrder = Extract<PackagesWish, { do: 'act-on-package' | 'show-evidence' }>;

/** Everything of an audit is done by whoever signed in. */
type AuditWishOf = AuditWish & { readonly by: Grant; readonly session: SessionId };
