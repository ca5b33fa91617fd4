/** How the devices are, as the screens get it: each that was seen, and `gone` for each role that nobody plays. */
import type { DeviceHealth } from '../../../shared/bridge/contract.ts';
import type { DeviceState } from './devices.ts';

const ROLES = ['printer', 'scanner', 'strike'] as const;

export function healthOf(devices: readonly DeviceState[]): DeviceHealth[] {
  const seen = devices.map(({ role, state, troubles }) => ({ role, state, troubles: [...troubles] }));
  const missing = ROLES.filter((role) => !seen.some((one) => one.role === role));
  return [...seen, ...missing.map((role) => ({ role, state: 'gone' as const, troubles: [] }))];
}
