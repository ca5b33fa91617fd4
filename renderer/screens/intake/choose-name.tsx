/**
 * A person by name, when the label bears no unit: the on-screen keyboard, and whoever fits what is typed so far. Names
 * stay masked, with their unit, and nobody is listed before two letters are there.
 */
import { useMemo, useState } from 'react';
import { maskedName } from '../../../shared/domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { type KeyboardScript, scriptsFor } from '../../ui/keyboard-layouts.ts';
import { Page } from '../../ui/page.tsx';
import { PersonList } from '../../ui/person-list.tsx';
import { ScreenKeyboard } from '../../ui/screen-keyboard.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { usePeopleSearch } from '../people-search.ts';
import type { IntakeScreenProps } from '../props.ts';
import { useRoom, useTyped } from '../room.tsx';
import './choose-name.css';

const LONGEST = 40;
/** What fits beside the keyboard without scrolling. */
const SHOWN = 4;

export function ChooseName({ send }: IntakeScreenProps<'name'>) {
  const { intake, common } = useWords();
  const { directory } = useRoom();
  const [typed, setTyped] = useTyped();
  const scripts = useMemo(() => scriptsFor(directory.residents.map(({ name }) => name)), [directory]);
  const [script, setScript] = useState<KeyboardScript>('plain');
  const search = usePeopleSearch(directory);
  const units = useMemo(() => new Map(directory.units.map(({ id, name }) => [id, name])), [directory]);
  const matches = search?.find(typed, SHOWN) ?? [];

  const choose = (key: string) => {
    const match = matches.find(({ resident }) => resident.id === key);
    if (match !== undefined) send({ type: 'resident-chosen', resident: match.resident });
  };
  return (
    <Page
      title={intake.nameSearchTitle}
      columns="one"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={<Button onPress={() => send({ type: 'unit-not-known' })}>{intake.leaveWithStaff}</Button>}
    >
      <div className="choose-name">
        <output className="choose-name__typed" data-private aria-label={intake.nameLabel}>
          <bdi>{typed === '' ? ' ' : typed}</bdi>
        </output>
        <div className="choose-name__found" aria-live="polite">
          {matches.length > 0 ? (
            <PersonList
              label={intake.nameFound}
              people={matches.map(({ resident }) => ({
                key: resident.id,
                maskedName: maskedName(resident.name),
                note: common.unit(units.get(resident.unit) ?? ''),
              }))}
              onChoose={choose}
            />
          ) : (
            <p>{typed === '' ? intake.nameLead : intake.nameNoMatch}</p>
          )}
        </div>
        <ScreenKeyboard
          value={typed}
          onChange={setTyped}
          script={script}
          scripts={scripts}
          onScript={setScript}
          maxLength={LONGEST}
          words={{ space: common.space, erase: common.erase }}
        />
      </div>
    </Page>
  );
}
