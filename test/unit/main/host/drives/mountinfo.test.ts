import { describe, expect, test } from 'vitest';
import { readMounts } from '../../../../../main/host/drives/mountinfo.ts';

/** From a Debian with a desktop: its disk, a stick with a space in its name, a card mounted read-only, an NTFS disk. */
const MOUNTINFO = String.raw`22 27 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:13 - proc proc rw
27 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
96 27 8:17 / /media/kiosk/OFFICE\040STICK rw,nosuid,nodev,relatime shared:48 master:3 - vfat /dev/sdb1 rw,fmask=0022,errors=remount-ro
97 27 179:1 / /run/media/kiosk/card ro,nosuid shared:49 - exfat /dev/mmcblk0p1 rw
98 27 8:33 / /mnt/archive rw,relatime - fuseblk /dev/sdc1 ro,user_id=0
99 27 8:17 /photos /home/kiosk/photos rw - vfat /dev/sdb1 rw

nonsense
`;

describe('the table of mounts', () => {
  test('tells devices and folders, with spaces in their names, and what is read-only either way', () => {
    expect(readMounts(MOUNTINFO).filter(({ device }) => !device.startsWith('0:'))).toEqual([
      { device: '259:2', folder: '/', source: '/dev/nvme0n1p2', isReadOnly: false },
      { device: '8:17', folder: '/media/kiosk/OFFICE STICK', source: '/dev/sdb1', isReadOnly: false },
      { device: '179:1', folder: '/run/media/kiosk/card', source: '/dev/mmcblk0p1', isReadOnly: true },
      { device: '8:33', folder: '/mnt/archive', source: '/dev/sdc1', isReadOnly: true },
    ]);
  });

  test('of nothing, or of half a line, is empty', () => {
    expect(readMounts('')).toEqual([]);
    expect(readMounts('96 27 8:17 / /media/stick rw - vfat /dev/sdb1')).toEqual([]);
  });
});
