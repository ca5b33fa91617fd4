/**
 * Writes into the device log what becomes of each compartment: opened, shut, told in vain, out of sight. It opens
 * nothing, and knows nothing of what is in them.
 *
 * Each entry differs from the one before of the same compartment. A loose plug is not told before it has been out for
 * ten seconds, or a bank of a hundred doors would fill the ledger at every touch. A compartment that stuck is told as
 * stuck again, not as shut, until it was seen open.
 */
import type { CompartmentChange, CompartmentState } from '../../../hardware/ports/locker.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { ZoneId } from '../../../shared/domain/ids.ts';
import { slotOf } from '../../../shared/domain/place.ts';
import type { DeviceLog, ObservedType } from '../devices/device-log.ts';
import type { Devices } from '../devices/devices.ts';

type LockerType = Extract<ObservedType, `locker.${string}`>;

interface Known {
  isStuck: boolean;
  told: LockerType | null;
  cancelUnknown: () => void;
}

const UNKNOWN_AFTER_MS = 10_000;

export function watchCompartments(
  devices: Pick<Devices, 'onCompartment'>,
  deviceLog: Pick<DeviceLog, 'append'>,
  clock: Clock,
): () => void {
  const compartments = new Map<string, Known>();

  function knownOf(key: string): Known {
    const known = compartments.get(key) ?? { isStuck: false, told: null, cancelUnknown: () => undefined };
    compartments.set(key, known);
    return known;
  }

  function typeOf(known: Known, became: CompartmentState | 'stuck'): LockerType {
    if (became === 'open') known.isStuck = false;
    if (became === 'stuck') known.isStuck = true;
    if (became === 'open') return 'locker.opened';
    if (became === 'unknown') return 'locker.unknown';
    return known.isStuck ? 'locker.stuck' : 'locker.closed';
  }

  function hear({ zone, compartment, became }: CompartmentChange & { readonly zone: ZoneId }): void {
    const slot = slotOf(compartment);
    const known = knownOf(`${zone}/${slot}`);
    const type = typeOf(known, became);
    known.cancelUnknown();
    const tell = () => {
      if (known.told === type) return;
      known.told = type;
      void deviceLog.append(type, { zone, slot });
    };
    if (type === 'locker.unknown') known.cancelUnknown = clock.after(UNKNOWN_AFTER_MS, tell);
    else tell();
  }

  const stop = devices.onCompartment(hear);
  return () => {
    stop();
    for (const { cancelUnknown } of compartments.values()) cancelUnknown();
  };
}
