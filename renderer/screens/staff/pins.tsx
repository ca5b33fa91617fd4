/** Residents' PINs: whose is disabled, and another one for whoever stands there, shown once when it is clear who it is. */
import { BadgeCheck, KeyRound } from 'lucide-react';
import { IdentityCheck } from '../../../shared/domain/identity-check.ts';
import type { UnitId } from '../../../shared/domain/ids.ts';
import { unitTyped, WHY_NEW_PIN } from '../../flows/pins.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeDisplay } from '../../ui/code-display.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import { UnitEntry } from '../unit-entry.tsx';

type PinsState = StaffScreenProps<'pins'>['state']['pins'];
interface Part<At extends PinsState['at']> {
  readonly pins: Extract<PinsState, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

export function Pins({ state: { pins }, send }: StaffScreenProps<'pins'>) {
  const { common } = useWords();
  switch (pins.at) {
    case 'reading':
    case 'asking':
      return (
        <Page title={common.oneMoment}>
          <Waiting sentence={common.oneMoment} />
        </Page>
      );
    case 'list':
      return <Disabled pins={pins} send={send} />;
    case 'unit':
      return <OtherUnit send={send} />;
    case 'why':
      return <Why pins={pins} send={send} />;
    case 'identity':
      return <Identity pins={pins} send={send} />;
    case 'shown':
      return <Shown pins={pins} send={send} />;
  }
}

function useUnitName() {
  const { directory } = useRoom();
  const { common } = useWords();
  return (unit: UnitId) => common.unit(directory.units.find(({ id }) => id === unit)?.name ?? unit);
}

function Disabled({ pins: { disabled, note }, send }: Part<'list'>) {
  const { pins, staff } = useWords();
  const name = useUnitName();
  return (
    <Page
      title={pins.title}
      lead={pins.lead}
      body="top"
      columns="one"
      aside={note !== null && <Notice tone="attention" heading={pins.note(note)} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{staff.backToBoard}</Button>}
      onward={
        <Button kind="primary" icon={KeyRound} onPress={() => send({ type: 'other-unit' })}>
          {pins.otherUnit}
        </Button>
      }
    >
      {disabled.length === 0 && note !== 'not-read' && <Notice tone="success" heading={pins.noneDisabled} />}
      {disabled.length > 0 && (
        <List
          label={pins.disabled(disabled.length)}
          rows={disabled.map((unit) => ({
            key: unit,
            heading: name(unit),
            text: pins.disabledRow,
            end: (
              <Button
                spoken={`${pins.reissue}: ${name(unit)}`}
                onPress={() => send({ type: 'unit-chosen', unit })}
              >
                {pins.reissue}
              </Button>
            ),
          }))}
        />
      )}
    </Page>
  );
}

function OtherUnit({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { pins, pickup, common } = useWords();
  const { directory } = useRoom();
  return (
    <Page
      title={pins.unitTitle}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <UnitEntry label={pickup.unitLabel} onUnit={(name) => send(unitTyped(directory, name))} />
    </Page>
  );
}

function Why({ pins: { unit }, send }: Part<'why'>) {
  const { pins, common } = useWords();
  const name = useUnitName();
  return (
    <Page
      title={pins.whyTitle}
      lead={name(unit)}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {WHY_NEW_PIN.filter((why) => why !== 'disabled').map((why) => (
          <Choice
            key={why}
            icon={KeyRound}
            heading={pins.why(why)}
            onPress={() => send({ type: 'pin-because', why })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Identity({ pins: { unit }, send }: Part<'identity'>) {
  const { pins, common } = useWords();
  const name = useUnitName();
  return (
    <Page
      title={pins.identityTitle}
      lead={`${name(unit)} · ${pins.identityLead}`}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {IdentityCheck.options.map((identity) => (
          <Choice
            key={identity}
            icon={BadgeCheck}
            heading={pins.identity(identity)}
            sentence={pins.identityText}
            onPress={() => send({ type: 'identity-checked', identity })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Shown({ pins: { unit, pin }, send }: Part<'shown'>) {
  const { pins } = useWords();
  const name = useUnitName();
  return (
    <Page
      title={pins.shownTitle(name(unit))}
      lead={pins.shownLead}
      body="top"
      aside={
        <Notice tone="info" heading={pins.once}>
          {pins.onceText}
        </Notice>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {pins.handedOver}
        </Button>
      }
    >
      <CodeDisplay size="huge" code={pin} />
    </Page>
  );
}
