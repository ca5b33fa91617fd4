/** Where a machine keeps the master key. Each shell has its own way; the host only asks. */
import type { Result } from '../../shared/basics/result.ts';

export type SecretFailure =
  /** There is a key and it cannot be read: `detail` says why, for the person at the terminal. */
  | { readonly code: 'unreadable'; readonly detail: string }
  /** There is data, and the key that it was sealed with is gone. A new key would open none of it. */
  | { readonly code: 'lost'; readonly detail: string }
  /** This machine has no safe place for a key. */
  | { readonly code: 'no-safe-place'; readonly detail: string };

export interface SecretKeeper {
  /** The 32 bytes; made at the first start. `isFirstStart` is true while no data was sealed with any key. */
  masterKey(isFirstStart: boolean): Promise<Result<Uint8Array, SecretFailure>>;
}
