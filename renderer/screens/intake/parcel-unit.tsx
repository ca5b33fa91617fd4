/** Whose label it is that a courier without a code begins with: a unit of this house, and no other. */
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { UnitEntry } from '../unit-entry.tsx';

const LAST = 6;

export function ParcelUnit({ state, send }: IntakeScreenProps<'parcel-unit'>) {
  const { begin, intake, common } = useWords();
  const { held, unknown } = state;
  return (
    <Page
      title={intake.unitTitle}
      lead={intake.unitLead(held.tracking.slice(-LAST))}
      aside={
        unknown !== null && (
          <Notice tone="attention" heading={intake.unitUnknown(unknown)}>
            {begin.unitUnknownText}
          </Notice>
        )
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      {/* A unit that does not exist is typed anew, not corrected. */}
      <UnitEntry
        key={unknown ?? ''}
        label={intake.unitLabel}
        goesOn
        onUnit={(name) => send({ type: 'unit-entered', name })}
      />
    </Page>
  );
}
