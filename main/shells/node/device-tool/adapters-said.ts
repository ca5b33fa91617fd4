/** What an installer says hangs on a serial adapter, such as `ch340=lcus:2`. It does not look whether it is so. */
import { LOCKER_FAMILIES, type LockerFamily, wiringInOrder } from '../../../../hardware/locker/families.ts';
import { ADAPTER_CHIPS, type OnAdapters } from '../../../../hardware/supervisor/adapters.ts';
import { err, ok, type Result } from '../../../../shared/basics/result.ts';
import type { SerialBoard } from '../../../../shared/domain/device-setting.ts';
import { ZoneId } from '../../../../shared/domain/ids.ts';

const SAID = /^(\w+)=(.+)$/;
const RELAYS = /^(lcus|kmtronic):([1-8])$/;
/** The doors of each board, the first board's first; after a slash what a lock reads while its door is shut. */
const LOCKERS = /^([a-z0-9-]+):(\d{1,2}(?:,\d{1,2})*)(?:\/([01]))?$/;
const SCANNER = /^scanner:(9600|19200|38400|57600|115200)$/;
const BAUDS = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

export function readAdapters(said: readonly string[]): Result<OnAdapters, string> {
  let onAdapters: OnAdapters = {};
  for (const one of said) {
    const [, name, what = ''] = SAID.exec(one) ?? [];
    const chip = ADAPTER_CHIPS.find((known) => known === name);
    const board = chip ? boardOf(what) : null;
    if (!chip || !board)
      return err(
        `--adapter says what hangs on which chip, such as ch340=lcus:2, ftdi=modbus or cp210x=kerong-cu16:16,8; not "${one}".`,
      );
    onAdapters = { ...onAdapters, [chip]: board };
  }
  return ok(onAdapters);
}

function boardOf(what: string): SerialBoard | null {
  if (what === 'modbus') return { kind: 'modbus-board' };
  const [, relay, relays] = RELAYS.exec(what) ?? [];
  if (relay) return { kind: relay === 'lcus' ? 'lcus-board' : 'kmtronic-board', relays: Number(relays) };
  const baud = BAUDS.find((known) => `${known}` === SCANNER.exec(what)?.[1]);
  if (baud) return { kind: 'serial-scanner', baud };
  const [, family, doors = '', reads = '1'] = LOCKERS.exec(what) ?? [];
  if (family === undefined || !isFamily(family)) return null;
  const { places, closedReads } = wiringInOrder(doors.split(',').map(Number), reads === '1' ? 1 : 0);
  const wiring = { places: [...places], closedReads };
  return { kind: 'locker-boards', family, zone: ZoneId.parse('lockers'), wiring };
}

function isFamily(name: string): name is LockerFamily {
  return Object.hasOwn(LOCKER_FAMILIES, name);
}
