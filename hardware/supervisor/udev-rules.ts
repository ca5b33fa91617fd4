/**
 * The rules that let a kiosk on Linux open the devices of its catalog, and keep everybody else's hands off them: made
 * from the same tables that the kiosk recognises devices by, so that neither can forget one.
 */
import { ADAPTER_IDS } from './adapters.ts';
import { CATALOG } from './catalog.ts';

const GROUP = 'packroom-usb';
/** What has a serial line of its own (USB class codes, USB-IF). */
const COMMUNICATION = 0x02;

const hex = (id: number) => id.toString(16).padStart(4, '0');
const rule = (...parts: string[]) => parts.join(', ');
const sorted = (ids: Iterable<string>) => [...new Set(ids)].toSorted();

/** The text of `/etc/udev/rules.d/60-packroom-usb.rules`: before 73, where the rights of a seat are given out. */
export function udevRules(): string {
  const vendors = sorted(
    CATALOG.filter(({ productId }) => productId === null).map((one) => hex(one.vendorId)),
  );
  const products = sorted([
    ...CATALOG.flatMap(({ vendorId, productId }) =>
      productId === null ? [] : [`${hex(vendorId)}:${hex(productId)}`],
    ),
    ...ADAPTER_IDS,
  ]).filter((id) => !vendors.includes(id.split(':')[0] ?? ''));
  const serial = sorted([
    ...ADAPTER_IDS.map((id) => id.split(':')[0] ?? ''),
    ...CATALOG.filter(({ classCode }) => classCode === COMMUNICATION).map(({ vendorId }) => hex(vendorId)),
  ]);
  const scanners = sorted(
    CATALOG.filter(({ role }) => role === 'scanner').map(({ vendorId }) => hex(vendorId)),
  );
  const open = `MODE="0660", GROUP="${GROUP}", ATTR{power/control}="on"`;
  const device = 'SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device"';
  return `${[
    '# Packroom: who may open the devices of the package room. Made by `npm run device -- rules`.',
    `# Put the kiosk's account into the group: groupadd -f ${GROUP}; usermod -aG ${GROUP} ACCOUNT`,
    '# Then: udevadm control --reload && udevadm trigger',
    '',
    '# Label printers and scanners, and relay boards of one make.',
    rule(device, `ATTR{idVendor}=="${vendors.join('|')}"`, open),
    '# Relay boards and serial adapters, one by one: others share these vendors.',
    ...products.map((id) => {
      const [vendor = '', product = ''] = id.split(':');
      return rule(device, `ATTR{idVendor}=="${vendor}"`, `ATTR{idProduct}=="${product}"`, open);
    }),
    '# A modem manager that tries them out would switch relays.',
    rule('SUBSYSTEM=="tty"', `ATTRS{idVendor}=="${serial.join('|')}"`, 'ENV{ID_MM_DEVICE_IGNORE}="1"'),
    '# A scanner is read by the kiosk, and must not type into it as well.',
    rule('SUBSYSTEM=="input"', `ATTRS{idVendor}=="${scanners.join('|')}"`, 'ENV{LIBINPUT_IGNORE_DEVICE}="1"'),
  ].join('\n')}\n`;
}
