/** The unit on the label, on the big keypad; and what makes this package different, if anything does. */
import { Repeat, Search } from 'lucide-react';
import { maskedName } from '../../../shared/domain/person.ts';
import { proposalFor } from '../../flows/intake-recipient.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { UnitEntry } from '../unit-entry.tsx';
import { CarrierQuestion } from './carrier-question.tsx';
import { Classes } from './classes.tsx';
import { LabelProposal } from './label-proposal.tsx';

const LAST = 6;

export function ChooseUnit({ state, send }: IntakeScreenProps<'unit'>) {
  const { intake, common } = useWords();
  const { parcel, unknown, classes, visit } = state;
  const last = visit.last?.unit ?? null;
  const lastName = visit.last?.resident ? maskedName(visit.last.resident.name) : null;
  const proposal = proposalFor(state);
  // It has a button already.
  const isLast = proposal?.resident?.id === visit.last?.resident?.id;
  return (
    <Page
      title={intake.unitTitle}
      lead={intake.unitLead(parcel.tracking.slice(-LAST))}
      aside={
        <>
          {unknown !== null && (
            <Notice tone="attention" heading={intake.unitUnknown(unknown)}>
              {intake.unitUnknownText}
            </Notice>
          )}
          {visit.voided !== null && (
            <Notice tone="attention" heading={intake.voided(visit.voided)}>
              {intake.voidedText}
            </Notice>
          )}
          <CarrierQuestion visit={visit} chosen={parcel.carrier} send={send} />
          {last !== null && (
            <Button icon={Repeat} onPress={() => send({ type: 'same-as-last' })}>
              {intake.sameAsLast(last.name, lastName)}
            </Button>
          )}
          {/* They come again with the name: until the unit is right, it is all that counts. */}
          {unknown === null && <Classes selected={classes} send={send} />}
          {proposal !== null && !isLast && (
            <LabelProposal proposal={proposal} onTaken={() => send({ type: 'proposal-taken' })} />
          )}
        </>
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={
        <>
          <Button icon={Search} onPress={() => send({ type: 'search-name' })}>
            {intake.findByName}
          </Button>
          <Button onPress={() => send({ type: 'unit-not-known' })}>
            {unknown === null ? intake.unitNotKnown : intake.leaveWithStaff}
          </Button>
        </>
      }
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
