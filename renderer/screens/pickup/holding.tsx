/** Until when a package is to be kept: a few big choices, each with its day. */
import { CalendarClock } from 'lucide-react';
import { HOLD_DAYS, heldUntil } from '../../../shared/policies/hold.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import './shelf-answers.css';

export function Holding({ state, send }: PickupScreenProps<'holding'>) {
  const { shelf, common } = useWords();
  const formats = useFormats();
  const { directory, now } = useRoom();
  const roomCode = state.visit.packages.find(({ id }) => id === state.package)?.roomCode ?? '';
  return (
    <Page
      title={shelf.holdTitle(roomCode)}
      lead={shelf.holdLead}
      columns="one"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <div className="shelf-answers">
        <Choices>
          {HOLD_DAYS.map((days) => (
            <Choice
              key={days}
              icon={CalendarClock}
              heading={shelf.hold(days)}
              sentence={formats.day(heldUntil(now(), days, directory.property.timeZone))}
              onPress={() => send({ type: 'hold', days })}
            />
          ))}
        </Choices>
      </div>
    </Page>
  );
}
