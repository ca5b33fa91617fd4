/** Who took something signs for it with a finger, or says that they cannot: both lead to the goodbye. */
import { Eraser, PenLine } from 'lucide-react';
import { useState } from 'react';
import { type Point, signatureOf } from '../../../shared/domain/signature.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';

export function Signing({ state: { visit }, send }: PickupScreenProps<'signing'>) {
  const { evidence, common } = useWords();
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([]);
  const signature = signatureOf(strokes);
  return (
    <Page
      title={evidence.signTitle}
      lead={`${evidence.signLead(visit.taken.length)} ${evidence.kept}`}
      leave={
        <>
          <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>
          <Button onPress={() => send({ type: 'cannot-sign' })}>{evidence.cannot}</Button>
        </>
      }
      onward={
        <>
          <Button icon={Eraser} disabled={strokes.length === 0} onPress={() => setStrokes([])}>
            {evidence.again}
          </Button>
          <Button
            kind="primary"
            icon={PenLine}
            disabled={signature === null}
            onPress={() => signature !== null && send({ type: 'signed', signature })}
          >
            {evidence.signed}
          </Button>
        </>
      }
    >
      <SignaturePad strokes={strokes} onChange={setStrokes} label={evidence.pad} here={evidence.signHere} />
    </Page>
  );
}
