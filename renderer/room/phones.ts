/** Which phones a search by unit shows. */
import type { RoomState } from './room-state.ts';

const MOST = 8;

export function phonesFor(phones: RoomState['phones'], search: string): RoomState['phones'] {
  const wanted = search.trim().toLowerCase();
  return phones.filter(({ unit }) => unit.toLowerCase().startsWith(wanted)).slice(0, MOST);
}
