/**
 * A list of residents from a stick into the directory, while the kiosk runs: finds it, says what it would change, and
 * brings into force exactly what was shown, for a manager's order in the journal. Until then nothing is changed.
 */
import { createHash } from 'node:crypto';
import { err, ok } from '../../shared/basics/result.ts';
import type { OutputOf } from '../../shared/bridge/contract.ts';
import { type ListPreview, MOST_TOLD } from '../../shared/bridge/residents-list.ts';
import type { DriveId, EventId } from '../../shared/domain/ids.ts';
import type { RemovableDrives } from './drives/removable-drives.ts';
import { filesOnStick, readOnStick } from './drives/stick-files.ts';
import type { Log } from './log.ts';
import { createOrders, type OrdersFrom } from './orders.ts';
import { applyPeople, type PeopleParts, type PeoplePreview, previewPeople } from './people-import.ts';

export interface ResidentsLists {
  files(drive: DriveId): Promise<OutputOf<'residents-list.files'>>;
  preview(drive: DriveId, file: string): Promise<OutputOf<'residents-list.preview'>>;
  import(event: EventId): Promise<OutputOf<'residents-list.import'>>;
  /** Another directory is in force. Returns the way to stop listening. */
  onImported(listener: () => void): () => void;
}

export interface ResidentsListsParts extends PeopleParts, OrdersFrom {
  readonly drives: RemovableDrives;
  readonly log: Log;
}

const ENDINGS = ['.csv', '.tsv', '.txt'];
const MOST_FILES = 20;
const MOST_BYTES = 20 * 1024 * 1024;

interface Shown {
  readonly list: string;
  readonly bytes: Uint8Array;
  /** The directory that the list was compared with. */
  readonly base: string;
}

export function createResidentsLists(parts: ResidentsListsParts): ResidentsLists {
  const { drives, log } = parts;
  const orders = createOrders('directory.import-ordered', parts);
  const listeners = new Set<() => void>();
  // The names in it lie here for no longer than a screen shows them: the next look takes their place.
  let shown: Shown | null = null;

  const folderOf = async (id: DriveId) => (await drives.list()).find((drive) => drive.id === id)?.folder;

  return {
    async files(drive) {
      shown = null;
      const folder = await folderOf(drive);
      if (folder === undefined) return err('stick-gone');
      try {
        return ok({ files: [...(await filesOnStick(folder, { endings: ENDINGS, atMost: MOST_FILES }))] });
      } catch {
        return err('stick-gone');
      }
    },

    async preview(drive, file) {
      shown = null;
      const folder = await folderOf(drive);
      if (folder === undefined) return err('stick-gone');
      const bytes = await readOnStick(folder, file, MOST_BYTES).catch(() => null);
      if (bytes === null) return err('stick-gone');
      const read = previewPeople(parts, bytes, 'forward');
      if (!read.ok) return read;
      const list = createHash('sha256').update(bytes).digest('hex');
      shown = { list, bytes, base: read.value.base };
      return ok(toShow(list, read.value, unitNames(parts)));
    },

    async import(event) {
      const order = orders.read(event);
      if (!order.ok) return err('not-justified');
      orders.use(event);
      const { list, gone, isWhole } = order.value;
      if (shown === null || shown.list !== list) return err('not-shown');
      const read = previewPeople(parts, shown.bytes, gone);
      if (!read.ok) return err('not-shown');
      if (read.value.isManyGone && !isWhole) return err('many-gone');
      const applied = await applyPeople(parts, { ...read.value, base: shown.base });
      if (!applied.ok) {
        log.warn('a list of residents was not brought into force', { why: applied.error });
        return applied;
      }
      shown = null;
      for (const listener of listeners) listener();
      return ok(null);
    },

    onImported: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function unitNames({ directory }: Pick<PeopleParts, 'directory'>): ReadonlyMap<string, string> {
  return new Map(directory.current().units.map(({ id, name }) => [id, name]));
}

function toShow(list: string, preview: PeoplePreview, units: ReadonlyMap<string, string>): ListPreview {
  const { encoding, separator, unused, problems, difference, isManyGone } = preview;
  const { added, changed, unchanged, gone, newUnits, emptied } = difference;
  return {
    list,
    encoding,
    separator,
    unused: unused.slice(0, 50).map((heading) => heading.slice(0, 120)),
    problems: problems.slice(0, MOST_TOLD),
    problemCount: problems.length,
    added: added.length,
    changed: changed.length,
    unchanged,
    gone: gone.length,
    goneNames: gone.slice(0, MOST_TOLD).map(({ unit, name }) => ({ unit: units.get(unit) ?? '', name })),
    newUnits: newUnits.length,
    emptied: emptied.slice(0, MOST_TOLD).map(({ name }) => name),
    emptiedCount: emptied.length,
    isManyGone,
  };
}
