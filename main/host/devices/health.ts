/** How the devices are, as the screens get it: each that was seen, and `gone` for each role that nobody plays. */
import type { DeviceHealth } from '../../../shared/bridge/contract.ts';
import type { Zone } from '../../../shared/domain/place.ts';
import type { DeviceState } from './devices.ts';

const ROLES = ['printer', 'scanner', 'strike'] as const;

/** `zones` are the room's: lockers are missed where there should be some. */
export function healthOf(devices: readonly DeviceState[], zones: readonly Zone[]): DeviceHealth[] {
  const seen = devices.map(({ role, state, troubles }) => ({ role, state, troubles: [...troubles] }));
  const roles = zones.some(({ kind }) => kind === 'lockers') ? [...ROLES, 'locker' as const] : ROLES;
  const missing = roles.filter((role) => !seen.some((one) => one.role === role));
  return [...seen, ...missing.map((role) => ({ role, state: 'gone' as const, troubles: [] }))];
}
