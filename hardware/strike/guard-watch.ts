/**
 * The kiosk's end of the line to the guard: armed while any strike may be released, and renewed by the clock. A strike
 * that was unplugged while released counts until it is back and seen to be locked; the guard would lock it, if the
 * kiosk died meanwhile. It knows no board.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { StrikeGuard } from '../ports/strike-guard.ts';

export interface GuardWatch {
  /** False when nobody is watching: then nothing may be released. */
  arm(strike: string): Promise<boolean>;
  /** This strike was seen to be locked. */
  locked(strike: string): void;
  onGuardEnded(listener: () => void): () => void;
  /** Says nothing more. What is still released is the guard's from here on. */
  stop(): void;
}

/** A third of the guard's lease: one renewal that comes late is no alarm. */
const RENEW_MS = 500;

export function createGuardWatch(guard: StrikeGuard, clock: Clock): GuardWatch {
  const released = new Set<string>();
  let cancelRenewal: (() => void) | null = null;

  function renewLater(): void {
    cancelRenewal?.();
    cancelRenewal = clock.after(RENEW_MS, () => {
      guard.renew();
      renewLater();
    });
  }

  function stop(): void {
    cancelRenewal?.();
    cancelRenewal = null;
  }

  return {
    async arm(strike) {
      if (!(await guard.arm())) return false;
      released.add(strike);
      renewLater();
      return true;
    },
    locked(strike) {
      if (!released.delete(strike) || released.size > 0) return;
      stop();
      guard.disarm();
    },
    onGuardEnded: (listener) => guard.onEnded(listener),
    stop,
  };
}
