/** Says, as long as it is so, that every scan is for one recipient, and lets the courier end it. */
import { maskedName } from '../../../shared/domain/person.ts';
import type { Batch, IntakeEvent } from '../../flows/intake-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/words-provider.tsx';

export interface BatchLineProps {
  readonly batch: Batch | null;
  readonly send: (event: IntakeEvent) => void;
}

export function BatchLine({ batch, send }: BatchLineProps) {
  const { intake } = useWords();
  if (batch === null) return null;
  const { unit, resident } = batch.addressee;
  const name = resident === null ? null : maskedName(resident.name);
  return (
    <Notice
      tone="attention"
      heading={intake.batch(unit?.name ?? null, name)}
      actions={<Button onPress={() => send({ type: 'batch-ended' })}>{intake.batchEnd}</Button>}
    >
      {intake.batchText}
    </Notice>
  );
}
