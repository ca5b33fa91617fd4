/** Nothing waits, and they were here a moment ago: the door opens once more, for what they forgot. */
import { DoorOpen } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';
import { ResidentsDoor } from './residents-door.tsx';

export function BackAgain({ state, send }: PickupScreenProps<'back-again'>) {
  const { shelf, pickup } = useWords();
  const { visit } = state;
  return (
    <Page
      title={shelf.backAgainTitle}
      lead={shelf.backAgainText}
      aside={<ResidentsDoor visit={visit} send={send} />}
      leave={<Button onPress={() => send({ type: 'finish' })}>{pickup.doneForNow}</Button>}
      onward={
        visit.door === 'not-asked' && (
          <Button kind="primary" icon={DoorOpen} onPress={() => send({ type: 'open-door' })}>
            {shelf.openDoor}
          </Button>
        )
      }
    />
  );
}
