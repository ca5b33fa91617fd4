/**
 * Watches over a kiosk from outside it: while a strike may be released, the kiosk says so every half second. When it
 * stops saying so, or ends, the boards are taken from it and locked. It knows no board and no process; it is told what
 * to do when by being told what happens.
 */
import type { Clock } from '../../shared/basics/clock.ts';

export type GuardWord = 'arm' | 'renew' | 'disarm';

export type GuardSituation = 'kiosk-lost' | 'not-locked' | 'locked';

export interface GuardParts {
  readonly clock: Clock;
  /** Ends a kiosk that stands still, because a board belongs to one process at a time. */
  endKiosk(): Promise<void>;
  /** Switches everything off and reads it back, on every board there is. True when all of them showed it. */
  lockAll(): Promise<boolean>;
  /** `not-locked` stands until `locked` is told: the door may be open to everybody. */
  tell(situation: GuardSituation): void;
  /** All that could be locked is locked, and it has been told: nothing is left to guard. */
  over(): void;
}

export interface Guard {
  hear(word: GuardWord): void;
  /** The kiosk ended by itself, whatever the reason. False when it left nothing to lock: then `over` is never told. */
  kioskEnded(): boolean;
}

/** A kiosk says `renew` every half second; one that is silent for three times as long is lost. */
const LEASE_MS = 1_500;
const ALARM_AFTER_MS = 1_000;

export function createGuard({ clock, endKiosk, lockAll, tell, over }: GuardParts): Guard {
  let isArmed = false;
  let isTakingOver = false;
  let cancelLease: () => void = () => undefined;

  async function takeOver(): Promise<void> {
    isArmed = false;
    isTakingOver = true;
    cancelLease();
    tell('kiosk-lost');
    const cancelAlarm = clock.after(ALARM_AFTER_MS, () => tell('not-locked'));
    await endKiosk();
    const isLocked = await lockAll();
    cancelAlarm();
    tell(isLocked ? 'locked' : 'not-locked');
    over();
  }

  function startLease(): void {
    cancelLease();
    cancelLease = clock.after(LEASE_MS, () => void takeOver());
  }

  return {
    hear(word) {
      if (isTakingOver) return;
      if (word === 'disarm') {
        isArmed = false;
        cancelLease();
        return;
      }
      // A renewal without an `arm` before it is a late one, of a release that is over.
      if (word === 'renew' && !isArmed) return;
      isArmed = true;
      startLease();
    },
    kioskEnded() {
      if (isArmed && !isTakingOver) void takeOver();
      return isTakingOver;
    },
  };
}
