/**
 * The telephones of a simulated room's residents, on which the room's page shows their PINs: a new PIN reaches them as
 * a message would. Where the room is real there are none, and nothing in the clear is kept.
 */
import type { Result } from '../../../shared/basics/result.ts';
import type { DiskFailure } from '../storage/files.ts';
import type { Sealing } from '../storage/sealed-file.ts';
import { writeSealedJson } from '../storage/sealed-json.ts';
import type { ShownCodes } from './first-codes.ts';

export interface PhonesKept {
  readonly sealing: Sealing;
  readonly path: string;
  readonly key: Uint8Array;
}

/** `shown` is what the page shows, and is changed in place. */
export function messagePhones(
  shown: ShownCodes | null,
  { sealing, path, key }: PhonesKept,
): (unit: string, pin: string) => Promise<Result<void, DiskFailure> | null> {
  return async (unit, pin) => {
    const phone = shown?.phones.find((one) => one.unit === unit);
    if (shown === null || phone === undefined) return null;
    phone.pin = pin;
    return writeSealedJson(sealing, path, shown, key, 'demonstration');
  };
}
