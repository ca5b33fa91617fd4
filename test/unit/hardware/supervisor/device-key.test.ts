import { expect, test } from 'vitest';
import { deviceKey, portsIn } from '../../../../hardware/supervisor/catalog.ts';

const usb = { vendorId: 0x0a5f, productId: 0x0120 };

test('a device is known by its serial, wherever it is plugged in', () => {
  expect(deviceKey({ ...usb, serial: 'Z1', portPath: '1-2' })).toBe('0a5f:0120/Z1');
});

test('without a serial by its port, and another product in that port is another device', () => {
  expect(deviceKey({ ...usb, serial: null, portPath: '1-2.4' })).toBe('0a5f:0120/1-2.4');
  expect(deviceKey({ ...usb, productId: 1, serial: null, portPath: '1-2.4' })).toBe('0a5f:0001/1-2.4');
});

test('what is on a serial port of the system is known by the port', () => {
  expect(deviceKey({ ...usb, serial: 'A9', portPath: '/dev/ttyUSB0' })).toBe('port:/dev/ttyUSB0');
  expect(deviceKey({ vendorId: 0, productId: 0, serial: null, portPath: 'COM3' })).toBe('port:COM3');
});

test('the ports that somebody said something of are found among all that was said', () => {
  expect(portsIn(['0a5f:0120/Z1', 'port:/dev/ttyS0', 'port:COM3'])).toEqual(['/dev/ttyS0', 'COM3']);
  expect(portsIn(['0a5f:0120/port:x'])).toEqual([]);
});
