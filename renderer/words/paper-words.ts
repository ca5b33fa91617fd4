/** The words of the papers of an incident pack, as the host takes them: sentences alone, and one for each deed of a door. */
import type { PaperWords } from '../../shared/incident-pack/paper-words.ts';
import type { Words } from './catalog.ts';

const DOOR_EVENTS = [
  'door.release-ordered',
  'door.released',
  'door.not-released',
  'door.locked',
  'door.opened',
  'door.closed',
  'door.forced',
  'door.held-open',
  'door.stuck',
  'door.exit-requested',
  'door.unknown',
  'door.alarm-answered',
  'locker.release-ordered',
  'locker.opened',
  'locker.closed',
  'locker.stuck',
  'locker.unknown',
] as const;

export function paperWordsOf({ papers }: Words): PaperWords {
  const { doorEvent, ...sentences } = papers;
  const doorEvents = Object.fromEntries(DOOR_EVENTS.map((type) => [type, doorEvent(type)]));
  return { ...sentences, doorEvents };
}
