/** The door of a resident's visit: how it answered, and the ways to ask again, once for longer. */
import type { PickupEvent } from '../../flows/pickup.ts';
import type { ResidentVisit } from '../../flows/shelf-state.ts';
import { useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import { DoorPhotoOf } from './door-photo.tsx';

export interface ResidentsDoorProps {
  readonly visit: ResidentVisit;
  readonly send: (event: PickupEvent) => void;
}

export function ResidentsDoor({ visit, send }: ResidentsDoorProps) {
  const { pickup, shelf } = useWords();
  return (
    <>
      <DoorLine
        door={visit.door}
        unit={visit.grant.unit}
        words={pickup}
        onOpen={() => send({ type: 'open-door' })}
        longer={{
          words: shelf.moreTime,
          isLatest: visit.asked === 'more-time',
          onAsk: visit.hadMoreTime ? null : () => send({ type: 'more-time' }),
        }}
      />
      <DoorPhotoOf photo={visit.photo} />
    </>
  );
}
