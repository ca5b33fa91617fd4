/**
 * A bank of lockers while it is open: looked at again and again, with what changes and what is wrong told to the
 * supervisor. It opens no compartment.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import type { ZoneId } from '../../shared/domain/ids.ts';
import type { CompartmentChange, LockerBank } from '../ports/locker.ts';
import type { DeviceTrouble } from './health.ts';

export interface RoomLockers {
  /** The zone of the room that this bank is. */
  readonly zone: ZoneId;
  readonly bank: LockerBank;
}

export interface RoomCompartmentChange extends CompartmentChange {
  readonly zone: ZoneId;
}

export interface LockerEvents {
  compartment(change: RoomCompartmentChange): void;
  troubles(troubles: readonly DeviceTrouble[]): void;
}

const LOOK_EVERY_MS = 2_000;
/** While a door is open somebody stands there, and wants to see it noticed that they shut it. */
const LOOK_AT_OPEN_MS = 500;
const LEFT_OPEN_AFTER_MS = 60_000;

export function watchLockers({ zone, bank }: RoomLockers, clock: Clock, events: LockerEvents) {
  const openSinceMs = new Map<number, number>();
  let isClosed = false;
  let cancelNext: () => void = () => undefined;

  function tellTroubles(): void {
    const troubles: DeviceTrouble[] = [];
    if (bank.states().includes('unknown')) troubles.push('locker-unseen');
    if (bank.jammed().size > 0) troubles.push('compartment-jammed');
    const leftOpen = [...openSinceMs.values()].some((ms) => clock.elapsed() - ms >= LEFT_OPEN_AFTER_MS);
    if (leftOpen) troubles.push('compartment-left-open');
    events.troubles(troubles);
  }

  const stopListening = bank.onChange((change) => {
    const { compartment, became } = change;
    if (became === 'open') openSinceMs.set(compartment, clock.elapsed());
    // A door that stands open and is out of sight for a moment was not shut.
    else if (became === 'closed') openSinceMs.delete(compartment);
    events.compartment({ ...change, zone });
    tellTroubles();
  });

  async function look(): Promise<void> {
    await bank.look();
    if (isClosed) return;
    tellTroubles();
    const pauseMs = bank.states().includes('open') ? LOOK_AT_OPEN_MS : LOOK_EVERY_MS;
    cancelNext = clock.after(pauseMs, () => void look());
  }

  void look();
  return {
    role: 'locker' as const,
    zone,
    bank,
    async close(): Promise<void> {
      isClosed = true;
      cancelNext();
      await bank.close();
      stopListening();
    },
  };
}
