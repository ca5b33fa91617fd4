import { attach } from './attach.ts';
import { createSupervisor } from '../../../hardware/supervisor/supervisor.ts';
import { usbSource } from '../../../hardware/supervisor/usb-source.ts';
import { wallClock } from '../../harness/wall-clock.ts';
console.log('@@ hello', process.uptime());
const port = Number(process.argv.find((w) => w.startsWith('usbip='))?.slice(6));
const source = await usbSource(wallClock);
console.log('@@', source.ok ? 'usb' : source.error);
await attach(port, '1-1', 0);
console.log('@@ attached');
if (source.ok) {
  const s = createSupervisor({ source: source.value, clock: wallClock, log: (l) => console.log('@@', JSON.stringify(l)) });
  s.start();
  await new Promise((r) => setTimeout(r, 8000));
  console.log('@@', JSON.stringify(s.health()));
  await s.stop(); source.value.stop();
}
import { execSync } from 'node:child_process';
console.log(execSync('/bin/busybox dmesg | /bin/busybox tail -25; /bin/busybox cat /sys/devices/platform/vhci_hcd.0/status; /bin/busybox ls /sys/bus/usb/devices /dev/usb /dev/bus/usb/*').toString());
