/** What an installer said of one device, laid over what holds for all of them. It knows no device. */
import type { DeviceSetting, SerialBoard } from '../../shared/domain/device-setting.ts';
import type { DeviceSettings } from './open-device.ts';

export function settingsWith(usual: DeviceSettings, said: DeviceSetting | null): DeviceSettings {
  if (said === null) return usual;
  if (said.role === 'printer') return { ...usual, printer: { size: said.size, dpi: said.dpi } };
  return said.role === 'strike' ? { ...usual, wiring: said.wiring } : usual;
}

export function boardSaid(said: DeviceSetting | null): SerialBoard | null {
  return said === null || said.role === 'printer' ? null : said.board;
}
