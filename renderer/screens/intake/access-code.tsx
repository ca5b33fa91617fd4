/** The courier's access code. A label that was scanned before is kept, and said to be. */
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { CodeEntry } from '../code-entry.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { useCoach } from './courier-coach.tsx';

export function AccessCode({ state, send, leave }: IntakeScreenProps<'code'>) {
  const { intake, common, pickup } = useWords();
  const { offer, coach } = useCoach(state);
  if (coach !== null) return coach;
  return (
    <CodeEntry
      title={intake.codeTitle}
      lead={intake.codeLead}
      refused={state.refused}
      aside={state.first === null ? null : <Notice tone="success" heading={intake.labelKept} />}
      keypad={{
        label: intake.codeLabel,
        submit: common.continue,
        erase: common.erase,
        typedSoFar: pickup.pinDigits,
      }}
      words={{
        wrong: intake.codeWrong,
        wrongText: intake.codeWrongText,
        wait: intake.codeWait,
        waitText: intake.codeWaitText,
      }}
      leave={<Button onPress={leave}>{common.cancel}</Button>}
      onward={offer}
      onCode={(code) => send({ type: 'code-entered', code })}
    />
  );
}
