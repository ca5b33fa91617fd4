/** Why a store cannot be used, for the operator who starts the server. */

export interface StoreFailure {
  readonly code: 'not-reachable' | 'too-old' | 'not-migrated';
  /** With no password in it. */
  readonly say: string;
}
