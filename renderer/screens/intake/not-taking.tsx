/** The disk is full: no package is taken in, and the courier learns it before the door opens. */
import { House } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';

export function NotTaking({ leave }: IntakeScreenProps<'not-taking'>) {
  const { intake, errors } = useWords();
  return (
    <Page
      title={intake.notTaking}
      onward={
        <Button kind="primary" icon={House} onPress={leave}>
          {errors.goHome}
        </Button>
      }
    >
      <Outcome tone="attention">
        <p>{intake.notTakingText}</p>
      </Outcome>
    </Page>
  );
}
