/**
 * `/proc/self/mountinfo` as a table (proc_pid_mountinfo(5)): what is mounted where, and from which device. What a device
 * is, it cannot say.
 *
 *     36 35 8:17 / /media/STICK rw,nosuid - vfat /dev/sdb1 rw,errors=remount-ro
 */

export interface Mount {
  /** `major:minor`, such as `8:17`. */
  readonly device: string;
  readonly folder: string;
  readonly source: string;
  readonly isReadOnly: boolean;
}

const FIELDS_BEFORE_OPTIONAL = 6;

export function readMounts(mountinfo: string): readonly Mount[] {
  return mountinfo.split('\n').flatMap((line) => readMount(line) ?? []);
}

function readMount(line: string): Mount | null {
  const fields = line.split(' ');
  // Between the two halves stand as many optional fields as there happen to be.
  const separator = fields.indexOf('-', FIELDS_BEFORE_OPTIONAL);
  const [, , device, root, folder, options] = fields;
  const [, source, superOptions] = separator < 0 ? [] : fields.slice(separator + 1);
  if (device === undefined || folder === undefined || options === undefined) return null;
  // A folder of a drive that is mounted once more elsewhere is not the drive.
  if (source === undefined || superOptions === undefined || root !== '/') return null;
  const isReadOnly = [options, superOptions].some((some) => some.split(',').includes('ro'));
  return { device, folder: unescaped(folder), source: unescaped(source), isReadOnly };
}

/** Space, tab, line feed and backslash are written as three octal digits; the bytes of a name are UTF-8 as they are. */
function unescaped(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
