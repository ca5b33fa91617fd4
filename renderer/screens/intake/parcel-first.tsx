/** A courier without a code: a carrier's label, and why the latest one did not do. A photo is taken; this says so. */
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { LookHere } from '../look-here.tsx';
import type { IntakeScreenProps } from '../props.ts';

export function ParcelFirst({ state, send }: IntakeScreenProps<'parcel-first'>) {
  const { begin, common } = useWords();
  return (
    <Page
      title={begin.parcelTitle}
      lead={begin.parcelLead}
      aside={
        <>
          {state.problem !== null && <Trouble problem={state.problem} />}
          <Notice tone="info" heading={begin.photoTaken} />
        </>
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <LookHere />
    </Page>
  );
}

function Trouble({
  problem,
}: {
  readonly problem: NonNullable<IntakeScreenProps<'parcel-first'>['state']['problem']>;
}) {
  const { begin } = useWords();
  const formats = useFormats();
  const [heading, text] = sayings(begin)[problem.code];
  return (
    <Notice tone="attention" heading={heading}>
      {problem.code === 'too-many' ? begin.tooManyText(formats.wait(problem.waitMs)) : text}
    </Notice>
  );
}

function sayings(begin: ReturnType<typeof useWords>['begin']) {
  return {
    'no-proof': [begin.noProof, begin.noProofText],
    used: [begin.used, begin.useCode],
    'too-many': [begin.tooMany, null],
    'no-photo': [begin.noPhoto, begin.useCode],
    'not-recorded': [begin.notRecorded, begin.useCode],
  } as const;
}
