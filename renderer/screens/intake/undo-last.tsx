/** The last scan was wrong: how, in two large choices, and a way back for who touched it by mistake. */
import { PackageX, UserX } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';

export function UndoLast({ state, send }: IntakeScreenProps<'undo'>) {
  const { intake } = useWords();
  return (
    <Page
      title={intake.undoTitle(state.received.roomCode)}
      lead={intake.undoLead}
      leave={<Button onPress={() => send({ type: 'back' })}>{intake.undoBack}</Button>}
    >
      <Choices>
        <Choice
          icon={UserX}
          heading={intake.undoRecipient}
          onPress={() => send({ type: 'undone-because', why: 'wrong-recipient' })}
        />
        <Choice
          icon={PackageX}
          heading={intake.undoNotLeft}
          onPress={() => send({ type: 'undone-because', why: 'not-left' })}
        />
      </Choices>
    </Page>
  );
}
