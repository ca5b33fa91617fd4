/** Opens the door on somebody's authority: the order is in the ledger first, and the host acts on that event alone. */
import { releaseMsFor } from '../../shared/domain/directory.ts';
import { MORE_TIME_MS } from '../../shared/domain/place.ts';
import type { DoorAnswer, ReleaseDoor } from '../flows/door.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

export async function releaseDoor(desk: Desk, { session, grant, longest }: ReleaseDoor): Promise<DoorAnswer> {
  const door = desk.directory.doors[0];
  if (door === undefined) return 'did-not-open';
  const holdMs = longest ? MORE_TIME_MS : releaseMsFor(desk.directory, door, grant.unit);
  const ordered = await desk.ledger.append([
    {
      type: 'door.release-ordered',
      actor: actorOf(grant),
      data: { door: door.id, session, grant: grant.id, holdMs },
    },
  ]);
  const event = ordered.ok ? ordered.value[0] : undefined;
  if (event === undefined) return 'did-not-open';
  const released = await desk.host.ask('door.release', { event: event.id, door: door.id });
  if (released.ok && released.value.ok) return 'open-now';
  desk.report(
    'the door did not open',
    released.ok ? !released.value.ok && released.value.error : released.error,
  );
  return 'did-not-open';
}
