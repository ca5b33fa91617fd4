/** Passes: those of a unit that are good, another one shown once as a QR to be photographed, and the end of one. */
import {
  BadgeCheck,
  CalendarClock,
  KeyRound,
  PackageCheck,
  QrCode as QrIcon,
  UserRound,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { IdentityCheck } from '../../../shared/domain/identity-check.ts';
import type { PackageId, UnitId } from '../../../shared/domain/ids.ts';
import { MOST_PACKAGES_OF_PASS } from '../../../shared/domain/pass.ts';
import { PASS_HOURS, passUnitTyped, WHY_ENDED } from '../../flows/passes.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { List } from '../../ui/table.tsx';
import { Toggles } from '../../ui/toggles.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useAnswer, useRoom } from '../room.tsx';
import { UnitEntry } from '../unit-entry.tsx';

type PassesState = StaffScreenProps<'passes'>['state']['passes'];
interface Part<At extends PassesState['at']> {
  readonly passes: Extract<PassesState, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

export function Passes({ state: { passes }, send }: StaffScreenProps<'passes'>) {
  const { common } = useWords();
  switch (passes.at) {
    case 'unit':
      return <WhichUnit passes={passes} send={send} />;
    case 'list':
      return <OfUnit passes={passes} send={send} />;
    case 'why-ended':
      return <WhyEnded passes={passes} send={send} />;
    case 'for-whom':
      return <ForWhom passes={passes} send={send} />;
    case 'packages':
      return <Packages passes={passes} send={send} />;
    case 'how-long':
      return <HowLong passes={passes} send={send} />;
    case 'identity':
      return <Identity passes={passes} send={send} />;
    case 'asking':
    case 'ending':
      return (
        <Page title={common.oneMoment}>
          <Waiting sentence={common.oneMoment} />
        </Page>
      );
    case 'shown':
      return <Shown passes={passes} send={send} />;
  }
}

function useUnitName() {
  const { directory } = useRoom();
  const { common } = useWords();
  return (unit: UnitId) => common.unit(directory.units.find(({ id }) => id === unit)?.name ?? unit);
}

function Back({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { common } = useWords();
  return <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>;
}

function WhichUnit({ passes: { note }, send }: Part<'unit'>) {
  const { passes, pickup } = useWords();
  const { directory } = useRoom();
  return (
    <Page
      title={passes.unitTitle}
      lead={passes.lead}
      aside={note !== null && <Notice tone="attention" heading={passes.note(note)} />}
      leave={<Back send={send} />}
    >
      <UnitEntry label={pickup.unitLabel} onUnit={(name) => send(passUnitTyped(directory, name))} />
    </Page>
  );
}

function OfUnit({ passes: { unit, note }, send }: Part<'list'>) {
  const { passes } = useWords();
  const formats = useFormats();
  const name = useUnitName();
  const { now } = useRoom();
  const good = useAnswer(({ questions }) => questions.passesOf(unit, new Date(now()).toISOString()));
  const until = (at: string | null) => formats.dayAndTime(Date.parse(at ?? ''));
  return (
    <Page
      title={passes.title(name(unit))}
      body="top"
      columns="one"
      aside={
        note !== null && (
          <Notice tone={note === 'ended' ? 'success' : 'attention'} heading={passes.note(note)} />
        )
      }
      leave={<Back send={send} />}
      onward={
        <Button kind="primary" icon={QrIcon} onPress={() => send({ type: 'make-pass' })}>
          {passes.make}
        </Button>
      }
    >
      {good !== null && good.length === 0 && <Notice tone="info" heading={passes.none} />}
      {good !== null && good.length > 0 && (
        <List
          label={passes.section}
          rows={good.map(({ id, holder, packages, until: end }) => ({
            key: id,
            heading: passes.holder(holder === 'delegate' ? 'delegate' : 'resident'),
            text: `${passes.what(packages?.length ?? null)} · ${passes.goodUntil(until(end))}`,
            end: (
              <Button
                spoken={`${passes.end}: ${passes.goodUntil(until(end))}`}
                onPress={() => send({ type: 'end-pass', pass: id })}
              >
                {passes.end}
              </Button>
            ),
          }))}
        />
      )}
    </Page>
  );
}

function WhyEnded({ send }: Part<'why-ended'>) {
  const { passes } = useWords();
  return (
    <Page title={passes.whyTitle} lead={passes.whyLead} leave={<Back send={send} />}>
      <Choices>
        {WHY_ENDED.map((why) => (
          <Choice
            key={why}
            icon={KeyRound}
            heading={passes.why(why)}
            onPress={() => send({ type: 'pass-ended-because', why })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function ForWhom({ passes: { unit }, send }: Part<'for-whom'>) {
  const { passes } = useWords();
  const name = useUnitName();
  return (
    <Page title={passes.forWhomTitle} lead={name(unit)} leave={<Back send={send} />}>
      <Choices>
        <Choice
          icon={UserRound}
          heading={passes.holder('resident')}
          sentence={passes.residentText}
          onPress={() => send({ type: 'pass-for', holder: 'resident' })}
        />
        <Choice
          icon={Users}
          heading={passes.holder('delegate')}
          sentence={passes.delegateText}
          onPress={() => send({ type: 'pass-for', holder: 'delegate' })}
        />
      </Choices>
    </Page>
  );
}

function Packages({ passes: { unit }, send }: Part<'packages'>) {
  const { passes } = useWords();
  const name = useUnitName();
  const waiting = useAnswer(({ questions }) => questions.waitingFor(unit)) ?? [];
  const [chosen, setChosen] = useState<readonly PackageId[]>([]);
  const toggle = (id: PackageId) =>
    setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const isTooMany = chosen.length > MOST_PACKAGES_OF_PASS;
  return (
    <Page
      title={passes.packagesTitle}
      lead={name(unit)}
      aside={isTooMany && <Notice tone="attention" heading={passes.tooMany(MOST_PACKAGES_OF_PASS)} />}
      leave={<Back send={send} />}
      onward={
        <Button
          kind="primary"
          disabled={chosen.length === 0 || isTooMany}
          onPress={() => send({ type: 'pass-packages', packages: chosen })}
        >
          {passes.onlyThese}
        </Button>
      }
    >
      <Choices>
        <Choice
          icon={PackageCheck}
          heading={passes.all}
          sentence={passes.allText}
          onPress={() => send({ type: 'pass-packages', packages: null })}
        />
      </Choices>
      {waiting.length > 0 && (
        <Toggles
          label={passes.orThese}
          options={waiting.map(({ id, roomCode }) => ({ key: id, word: roomCode, icon: PackageCheck }))}
          selected={chosen}
          onToggle={toggle}
        />
      )}
    </Page>
  );
}

function HowLong({ passes: { unit }, send }: Part<'how-long'>) {
  const { passes } = useWords();
  const name = useUnitName();
  return (
    <Page title={passes.howLongTitle} lead={name(unit)} leave={<Back send={send} />}>
      <Choices>
        {PASS_HOURS.map((hours) => (
          <Choice
            key={hours}
            icon={CalendarClock}
            heading={passes.hours(hours)}
            onPress={() => send({ type: 'pass-hours', hours })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Identity({ passes: { unit }, send }: Part<'identity'>) {
  const { pins, passes } = useWords();
  const name = useUnitName();
  return (
    <Page
      title={pins.identityTitle}
      lead={`${name(unit)} · ${pins.identityLead}`}
      leave={<Back send={send} />}
    >
      <Choices>
        {IdentityCheck.options.map((identity) => (
          <Choice
            key={identity}
            icon={BadgeCheck}
            heading={pins.identity(identity)}
            sentence={passes.identityText}
            onPress={() => send({ type: 'identity-checked', identity })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Shown({ passes: { unit, token, until }, send }: Part<'shown'>) {
  const { passes, pins } = useWords();
  const formats = useFormats();
  const name = useUnitName();
  return (
    <Page
      title={passes.shownTitle(name(unit))}
      lead={passes.shownLead}
      aside={
        <Notice tone="info" heading={passes.goodUntil(formats.dayAndTime(Date.parse(until)))}>
          {pins.once}
        </Notice>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {passes.photographed}
        </Button>
      }
    >
      <QrCode text={token} label={passes.shownTitle(name(unit))} />
    </Page>
  );
}
