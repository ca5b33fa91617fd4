/**
 * How a shell makes a PDF of a page of ours: the one thing about paper that a host asks of it. `path` is of the kiosk's own
 * origin, such as `/poster.html#…`.
 */
import type { Result } from '../../shared/basics/result.ts';

export interface NotPrinted {
  /** `no-browser`: there is nothing here that could draw it. */
  readonly code: 'no-browser' | 'failed';
  /** For the log. */
  readonly detail: string;
}

export type PrintPage = (path: string) => Promise<Result<Uint8Array, NotPrinted>>;
