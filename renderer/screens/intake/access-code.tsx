/** The courier's access code, or a badge. A label that was scanned before is kept, and said to be. */
import { ScanBarcode } from 'lucide-react';
import { allowsCodeless } from '../../flows/intake-begin.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { CodeEntry } from '../code-entry.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import { useCoach } from './courier-coach.tsx';

export function AccessCode({ state, send, leave }: IntakeScreenProps<'code'>) {
  const { begin, intake, common, pickup } = useWords();
  const { directory, hasCamera } = useRoom();
  const { offer, coach } = useCoach(state);
  if (coach !== null) return coach;
  return (
    <CodeEntry
      title={intake.codeTitle}
      lead={begin.codeOrBadge}
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
        expired: begin.expired,
        expiredText: begin.expiredText,
      }}
      leave={<Button onPress={leave}>{common.cancel}</Button>}
      onward={
        <>
          {/* Without a camera there is no photo, and without a photo nobody is let in for a label. */}
          {hasCamera && allowsCodeless(directory) && (
            <Button icon={ScanBarcode} onPress={() => send({ type: 'without-code' })}>
              {begin.withoutCode}
            </Button>
          )}
          {offer}
        </>
      }
      onCode={(code) => send({ type: 'code-entered', code })}
    />
  );
}
