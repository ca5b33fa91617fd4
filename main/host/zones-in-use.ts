/**
 * What stands in each zone, as the ledger has it: for whoever takes a zone away on a kiosk that is stopped, when no screen
 * can be asked. It goes through the whole journal, and needs no more memory than the room has packages.
 */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { ZoneId } from '../../shared/domain/ids.ts';
import type { Zone } from '../../shared/domain/place.ts';
import { readEvent } from '../../shared/events/event.ts';
import { emptyTables, projectInto } from '../../shared/projections/memory.ts';
import type { Journal } from './journal.ts';

const PAGE = 500;

export interface ZoneInUse {
  readonly zone: Zone;
  /** The room codes of what stands there. */
  readonly packages: readonly string[];
}

/** Of the zones that go, those that something stands in. */
export async function zonesInUse(
  journal: Pick<Journal, 'head' | 'read'>,
  going: readonly Zone[],
): Promise<Result<readonly ZoneInUse[], 'damaged'>> {
  if (going.length === 0) return ok([]);
  const standing = await standingIn(journal);
  if (!standing.ok) return standing;
  return ok(
    going.flatMap((zone) => {
      const packages = standing.value.get(zone.id) ?? [];
      return packages.length === 0 ? [] : [{ zone, packages }];
    }),
  );
}

async function standingIn(
  journal: Pick<Journal, 'head' | 'read'>,
): Promise<Result<ReadonlyMap<ZoneId, readonly string[]>, 'damaged'>> {
  const memory = emptyTables();
  const head = journal.head().seq;
  for (let after = 0; after < head; ) {
    const page = await journal.read(after, PAGE);
    if (!page.ok) return err('damaged');
    for (const envelope of page.value) {
      if (!('package' in envelope.data)) continue;
      const event = readEvent(envelope);
      if (event.ok) projectInto(memory, event.value);
    }
    after += page.value.length;
    // What is missing may turn up again; nothing else that left comes back.
    for (const [id, { place, state }] of memory.packages)
      if (place === 'gone' && state !== 'missing') memory.packages.delete(id);
    memory.quarters.clear();
    memory.labels.clear();
    memory.sightings.clear();
  }
  const standing = new Map<ZoneId, string[]>();
  for (const { place, zone, roomCode } of memory.packages.values())
    if (place === 'in-room') standing.set(zone, [...(standing.get(zone) ?? []), roomCode]);
  return ok(standing);
}
