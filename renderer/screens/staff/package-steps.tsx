/** What an action needs to know before it is done, one question a screen; why is always the last of them. */
import { BadgeCheck, CalendarClock, CircleHelp, MessageCircle, Users } from 'lucide-react';
import type { Resident } from '../../../shared/domain/directory.ts';
import { IdentityCheck } from '../../../shared/domain/identity-check.ts';
import type { Recipient } from '../../../shared/domain/package.ts';
import { HOLD_DAYS, REASONS } from '../../../shared/domain/package-action.ts';
import { maskedName } from '../../../shared/domain/person.ts';
import { unitTyped } from '../../flows/pins.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonList } from '../../ui/person-list.tsx';
import { ZoneTiles } from '../../ui/zone-tiles.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { UnitEntry } from '../unit-entry.tsx';
import type { PackagePart, Send } from './package-part.ts';

const DAY_MS = 24 * 3_600_000;

interface StepProps {
  readonly send: Send;
}

function Back({ send }: StepProps) {
  const { common } = useWords();
  return <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>;
}

export function MoveTo({ send }: StepProps) {
  const { packages } = useWords();
  const { directory } = useRoom();
  const occupied = useAnswer(({ questions }) => questions.occupied());
  const tiles = directory.zones.map((zone) => ({
    zone,
    taken: occupied === null ? null : (occupied.get(zone.id) ?? 0),
    isProposed: false,
  }));
  return (
    <Page title={packages.zoneTitle} lead={packages.zoneLead} leave={<Back send={send} />}>
      <ZoneTiles
        label={packages.zoneTitle}
        tiles={tiles}
        onChoose={(zone) => send({ type: 'move-to', zone: zone.id })}
      />
    </Page>
  );
}

export function ReassignUnit({ send }: StepProps) {
  const { packages, pickup } = useWords();
  const { directory } = useRoom();
  return (
    <Page title={packages.unitTitle} leave={<Back send={send} />}>
      <UnitEntry label={pickup.unitLabel} goesOn onUnit={(name) => send(unitTyped(directory, name))} />
    </Page>
  );
}

export function ReassignPerson({ packages: { unit }, send }: PackagePart<'person'>) {
  const { packages, common } = useWords();
  const { directory } = useRoom();
  const people = directory.residents.filter((resident) => resident.unit === unit);
  const name = directory.units.find(({ id }) => id === unit)?.name ?? unit;
  const choose = (recipient: Recipient) => send({ type: 'reassign-to', recipient });
  return (
    <Page title={packages.personTitle} lead={common.unit(name)} leave={<Back send={send} />}>
      <PersonList
        label={packages.personLabel}
        people={people.map((one) => ({ key: one.id, maskedName: maskedName(one.name) }))}
        onChoose={(key) => {
          const resident = people.find(({ id }) => id === key);
          if (resident !== undefined) choose(recipientOf(resident));
        }}
        other={{ label: packages.unitCare, onPress: () => choose({ kind: 'unit', unit }) }}
      />
    </Page>
  );
}

function recipientOf({ id, unit, movedAway }: Resident): Recipient {
  return movedAway === undefined
    ? { kind: 'resident', resident: id, unit }
    : { kind: 'former', resident: id };
}

export function HoldUntil({ send }: StepProps) {
  const { packages } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  return (
    <Page title={packages.untilTitle} leave={<Back send={send} />}>
      <Choices>
        {HOLD_DAYS.map((days) => (
          <Choice
            key={days}
            icon={CalendarClock}
            heading={packages.untilDays(days)}
            sentence={packages.heldUntil(formats.day(now() + days * DAY_MS))}
            onPress={() => send({ type: 'hold-until', until: new Date(now() + days * DAY_MS).toISOString() })}
          />
        ))}
      </Choices>
    </Page>
  );
}

/** Nothing goes back behind its resident's back. */
export function NotTold({ send }: StepProps) {
  const { packages } = useWords();
  return (
    <Page title={packages.notToldTitle} lead={packages.notToldText} leave={<Back send={send} />}>
      <Choices>
        <Choice
          icon={MessageCircle}
          heading={packages.toldOtherwise}
          sentence={packages.toldOtherwiseText}
          onPress={() => send({ type: 'told-otherwise' })}
        />
      </Choices>
    </Page>
  );
}

export function ReleaseTo({ send }: StepProps) {
  const { packages, pins } = useWords();
  return (
    <Page title={packages.identityTitle} lead={packages.identityLead} leave={<Back send={send} />}>
      <Choices>
        {IdentityCheck.options.map((identity) => (
          <Choice
            key={identity}
            icon={identity === 'known-to-staff' ? Users : BadgeCheck}
            heading={pins.identity(identity)}
            sentence={packages.identityText}
            onPress={() => send({ type: 'identity-checked', identity })}
          />
        ))}
      </Choices>
    </Page>
  );
}

export function WhyThis({ packages: { wanted }, send }: PackagePart<'why'>) {
  const { packages } = useWords();
  return (
    <Page title={packages.whyTitle} lead={packages.action(wanted.action)} leave={<Back send={send} />}>
      <Choices>
        {REASONS[wanted.action].map((why) => (
          <Choice
            key={why}
            icon={CircleHelp}
            heading={packages.why(why)}
            onPress={() => send({ type: 'act-because', why })}
          />
        ))}
      </Choices>
    </Page>
  );
}
