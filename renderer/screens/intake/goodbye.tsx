/** Thank you, how many, and the door. It goes home by itself. */
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';

export function Goodbye({ state, leave }: IntakeScreenProps<'goodbye'>) {
  const { intake, common } = useWords();
  return (
    <Page
      title={intake.goodbyeTitle}
      onward={
        <Button kind="primary" onPress={leave}>
          {common.done}
        </Button>
      }
    >
      <Outcome tone={state.packages === 0 ? 'info' : 'success'}>
        <p>{intake.goodbye(state.packages)}</p>
      </Outcome>
    </Page>
  );
}
