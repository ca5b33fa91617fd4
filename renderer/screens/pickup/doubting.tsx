/** What is wrong with a package: four big answers, each with what happens next. */
import { EyeOff, MoveVertical, PackageX, UserX } from 'lucide-react';
import type { Doubt } from '../../flows/shelf-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';
import './shelf-answers.css';

const ANSWERS = [
  ['not-mine', UserX],
  ['not-there', EyeOff],
  ['out-of-reach', MoveVertical],
  ['damaged', PackageX],
] as const satisfies readonly (readonly [Doubt, unknown])[];

export function Doubting({ state, send }: PickupScreenProps<'doubting'>) {
  const { shelf, common } = useWords();
  const roomCode = state.visit.packages.find(({ id }) => id === state.package)?.roomCode ?? '';
  return (
    <Page
      title={shelf.doubtTitle(roomCode)}
      columns="one"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <div className="shelf-answers">
        <Choices>
          {ANSWERS.map(([what, icon]) => (
            <Choice
              key={what}
              icon={icon}
              heading={shelf.doubt(what)}
              sentence={shelf.next(what, roomCode)}
              onPress={() => send({ type: 'doubt', what })}
            />
          ))}
        </Choices>
      </div>
    </Page>
  );
}
