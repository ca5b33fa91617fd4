/**
 * Why a barcode may be a carrier's number: one situation of a closed list, with what was seen. What is said of it to a
 * person is for whoever speaks to them.
 */
import type { CheckScheme } from './check-digits.ts';

export type Reason =
  /** The text has a form that only this carrier gives its numbers; there is no check digit to try. */
  | { readonly because: 'shape-tells' }
  /** The text has the form of the carrier's numbers, and so may many others. */
  | { readonly because: 'shape-fits' }
  /** The form is this carrier's alone, and the check digit is right. */
  | { readonly because: 'shape-and-check'; readonly scheme: CheckScheme['scheme'] }
  /** The check digit is right, as it would be for some of the numbers of any other carrier. */
  | { readonly because: 'check-fits'; readonly scheme: CheckScheme['scheme'] }
  /** A two-dimensional code holds the number and names the carrier. */
  | { readonly because: 'named-in-message' }
  /** A barcode of the same label is a piece of this shipment, by the name of its format. */
  | { readonly because: 'piece-beside'; readonly piece: string };
