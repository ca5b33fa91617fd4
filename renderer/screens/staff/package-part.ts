/** What a screen of a package in the hands of staff is handed. */
import type { PackagesEvent, PackagesState } from '../../flows/packages.ts';

export type Send = (event: PackagesEvent | { readonly type: 'open-door' }) => void;

export interface PackagePart<At extends PackagesState['at']> {
  readonly packages: Extract<PackagesState, { at: At }>;
  readonly send: Send;
}
