/** What a screen of a package in the hands of staff is handed. */
import type { PackageId } from '../../../shared/domain/ids.ts';
import type { PackagesEvent, PackagesState } from '../../flows/packages.ts';

/** What leads away from the package is of the visit. */
type Beyond =
  | { readonly type: 'open-door' }
  | { readonly type: 'make-incident-pack'; readonly package: PackageId };

export type Send = (event: PackagesEvent | Beyond) => void;

export interface PackagePart<At extends PackagesState['at']> {
  readonly packages: Extract<PackagesState, { at: At }>;
  readonly send: Send;
}
