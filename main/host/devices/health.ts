/** How the devices are, as the screens get it: each that was seen, and `gone` for each role that nobody plays. */
import type { DeviceIdentity } from '../../../hardware/ports/transport.ts';
import type { DeviceHealth } from '../../../shared/bridge/contract.ts';
import type { Zone } from '../../../shared/domain/place.ts';
import { refOf } from './device-ref.ts';
import type { DeviceState, Devices } from './devices.ts';
import type { DeviceSettingsKeeper } from './settings-keeper.ts';

const ROLES = ['printer', 'scanner', 'strike'] as const;
const SERIAL_SHOWN = 4;

type Asked = Pick<Devices, 'health' | 'isUsed'>;

/** `zones` are the room's: lockers are missed where there should be some. */
export function healthOf(
  devices: Asked,
  said: DeviceSettingsKeeper['said'],
  zones: readonly Zone[],
): DeviceHealth[] {
  const seen = devices.health().map((device) => seenDevice(device, devices, said));
  const roles = zones.some(({ kind }) => kind === 'lockers') ? [...ROLES, 'locker' as const] : ROLES;
  const missing = roles.filter((role) => !seen.some((one) => one.role === role));
  return [...seen, ...missing.map((role) => ({ role, state: 'gone' as const, troubles: [], about: null }))];
}

function seenDevice(device: DeviceState, devices: Asked, said: DeviceSettingsKeeper['said']): DeviceHealth {
  const { role, state, troubles, identity, hint, warning } = device;
  const { key, ref } = refOf(identity);
  return {
    role,
    state,
    troubles: [...troubles],
    about: {
      device: ref,
      usbId: usbIdOf(identity),
      port: identity.portPath.slice(0, 80),
      serialEnd: identity.serial?.slice(-SERIAL_SHOWN) ?? null,
      hint,
      warning,
      isUsed: devices.isUsed(key),
      setting: said(key),
    },
  };
}

function usbIdOf({ vendorId, productId }: DeviceIdentity): string {
  return [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':');
}
