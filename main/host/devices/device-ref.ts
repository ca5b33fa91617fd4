/** By what name screens and the ledger know a device: a fingerprint, so that no serial leaves the host. */
import { createHash } from 'node:crypto';
import type { DeviceIdentity } from '../../../hardware/ports/transport.ts';
import { deviceKey } from '../../../hardware/supervisor/catalog.ts';
import { DeviceRef } from '../../../shared/domain/device-setting.ts';

export function refOf(identity: DeviceIdentity): { readonly key: string; readonly ref: DeviceRef } {
  const key = deviceKey(identity);
  return { key, ref: DeviceRef.parse(createHash('sha256').update(key).digest('hex').slice(0, 16)) };
}
