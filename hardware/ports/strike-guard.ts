/**
 * The line to somebody who outlives the kiosk and locks its strikes when it can no longer do so itself. It does not
 * tell whether that is another process or another machine.
 */

export interface StrikeGuard {
  /** Asks for the guard's eye before a strike is released. False when nobody is watching. */
  arm(): Promise<boolean>;
  /** To be said again and again while a strike may be released: the guard takes silence for the kiosk's end. */
  renew(): void;
  /** Everything is locked, and was seen to be. */
  disarm(): void;
  /** The guard itself is gone. */
  onEnded(listener: () => void): () => void;
}
