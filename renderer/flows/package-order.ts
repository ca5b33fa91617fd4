/**
 * What staff want done about a package, as it is put together step by step: what, the one thing it needs to know, and
 * why. Only when a reason is given that counts for it is it an order.
 */

import type { IdentityCheck } from '../../shared/domain/identity-check.ts';
import type { ZoneId } from '../../shared/domain/ids.ts';
import type { Recipient } from '../../shared/domain/package.ts';
import {
  type PackageAction,
  type PackageReason,
  REASONS,
  type ReasonFor,
  type Told,
} from '../../shared/domain/package-action.ts';

/** What each action needs to know before its reason. */
interface Details {
  readonly move: { readonly zone: ZoneId };
  readonly reassign: { readonly recipient: Recipient };
  /** An instant, such as `2026-12-01T00:00:00.000Z`. */
  readonly hold: { readonly until: string };
  readonly return: { readonly told: Told };
  readonly release: { readonly identity: IdentityCheck };
}

type Detail<A extends PackageAction> = A extends keyof Details ? Details[A] : unknown;

export type Wanted = { [A in PackageAction]: { readonly action: A } & Detail<A> }[PackageAction];

export type PackageOrder = {
  [A in PackageAction]: { readonly action: A; readonly why: ReasonFor<A> } & Detail<A>;
}[PackageAction];

/** Null for a reason that does not count for this. */
export function because(wanted: Wanted, why: PackageReason): PackageOrder | null {
  const reasons: readonly PackageReason[] = REASONS[wanted.action];
  return reasons.includes(why) ? ({ ...wanted, why } as PackageOrder) : null;
}
