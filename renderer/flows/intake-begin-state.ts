/**
 * What the beginning of an intake can be in, what can happen to it and what it may ask of the outside, as types: until
 * a courier is let in there is no visit. How one leads to the other is for `intake-begin.ts`.
 */
import type { Grant } from '../../shared/bridge/contract.ts';
import type { Unit } from '../../shared/domain/directory.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { CarrierId } from '../../shared/tracking/carriers.ts';
import type { Refused, Scanned } from './flow.ts';

export type BeginState =
  | AtCode
  | { readonly at: 'checking-code'; readonly first: Scanned | null }
  | ParcelFirst
  | ParcelUnit
  | { readonly at: 'beginning'; readonly held: HeldParcel; readonly unit: Unit }
  | { readonly at: 'not-taking' };

export interface AtCode {
  readonly at: 'code';
  readonly refused: Refused | null;
  readonly first: Scanned | null;
}

/** A courier without a code: a carrier's label is asked for. */
export interface ParcelFirst {
  readonly at: 'parcel-first';
  readonly problem: BeginProblem | null;
}

/** Whose label it is. Nothing is recorded yet, and nobody is let in. */
export interface ParcelUnit {
  readonly at: 'parcel-unit';
  readonly held: HeldParcel;
  /** What was typed, when no unit is called that. */
  readonly unknown: string | null;
}

export interface HeldParcel {
  readonly scanned: Scanned;
  readonly tracking: string;
  readonly carrier: CarrierId | null;
}

/** Why a courier without a code was not let in. */
export type BeginProblem =
  /** Nothing on it proves that it is a carrier's label. */
  | { readonly code: 'no-proof' }
  | { readonly code: 'used' }
  | { readonly code: 'too-many'; readonly waitMs: number }
  | { readonly code: 'no-photo' }
  | { readonly code: 'not-recorded' };

export type BeginEvent =
  | { readonly type: 'code-entered'; readonly code: string }
  | { readonly type: 'code-granted'; readonly grant: Grant; readonly session: SessionId }
  | { readonly type: 'code-refused'; readonly refused: Refused }
  /** What was scanned is nobody's badge, and so a label. */
  | { readonly type: 'not-a-badge'; readonly scanned: Scanned }
  | { readonly type: 'without-code' }
  | { readonly type: 'not-begun'; readonly problem: BeginProblem };

export type BeginEffect =
  | { readonly do: 'verify-courier'; readonly code: string }
  | { readonly do: 'verify-badge'; readonly scanned: Scanned }
  /** Photo, leave of the host, the records; the door only after them. */
  | { readonly do: 'begin-by-label'; readonly held: HeldParcel; readonly unit: Unit };
