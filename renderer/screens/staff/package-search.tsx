/**
 * The one field by which staff find a package, and what fits as they type. What a text may mean is the query's affair;
 * a scan comes in another way and is not typed here.
 */
import { useEffect, useMemo, useState } from 'react';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import { packageQuery } from '../../../shared/search/package-query.ts';
import { Button } from '../../ui/button.tsx';
import { type KeyboardScript, scriptsFor } from '../../ui/keyboard-layouts.ts';
import { Notice } from '../../ui/notice.tsx';
import { PackageResult, PackageResults } from '../../ui/package-result.tsx';
import { Page } from '../../ui/page.tsx';
import { ScreenKeyboard } from '../../ui/screen-keyboard.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { usePeopleSearch } from '../people-search.ts';
import { useRoom } from '../room.tsx';
import { useAddressee } from './addressee.ts';
import type { PackagePart } from './package-part.ts';
import './package-search.css';

const LONGEST = 40;
const SHOWN = 20;
/** More people than these bear a name only when too little of it is typed. */
const PEOPLE = 8;

export function PackageSearch({ packages: { text, note }, send }: PackagePart<'search'>) {
  const { packages, staff, common } = useWords();
  const { directory } = useRoom();
  const scripts = useMemo(() => {
    const others = scriptsFor(directory.residents.map(({ name }) => name));
    return others.map((one) =>
      one.script === 'plain' ? { script: 'anything' as const, name: 'ABC 123' } : one,
    );
  }, [directory]);
  const [script, setScript] = useState<KeyboardScript>('anything');
  const found = useFound(text);
  const isNothing = text.trim() !== '' && found !== null && found.length === 0;
  return (
    <Page
      title={packages.title}
      columns="one"
      leave={<Button onPress={() => send({ type: 'back' })}>{staff.backToBoard}</Button>}
    >
      <div className="package-search">
        <output className="package-search__typed" data-private aria-label={packages.searchLabel}>
          <bdi>{text === '' ? ' ' : text}</bdi>
        </output>
        <div className="package-search__found" aria-live="polite">
          {note === 'unreadable' && <Notice tone="attention" heading={packages.unreadable} />}
          {note === 'not-here' && <Notice tone="attention" heading={packages.notHere} />}
          {text.trim() === '' && note === null && <p>{packages.lead}</p>}
          {isNothing && note === null && <p>{packages.noMatch}</p>}
          <PackageResults label={packages.foundLabel}>
            {(text.trim() === '' ? [] : (found ?? [])).map((row) => (
              <Result
                key={row.id}
                row={row}
                onOpen={() => send({ type: 'package-opened', package: row.id })}
              />
            ))}
          </PackageResults>
        </div>
        <ScreenKeyboard
          value={text}
          onChange={(typed) => send({ type: 'search-typed', text: typed })}
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

function Result({ row, onOpen }: { readonly row: PackageRow; readonly onOpen: () => void }) {
  const { packages } = useWords();
  const formats = useFormats();
  const { now, directory } = useRoom();
  const addressee = useAddressee();
  const zone = directory.zones.find(({ id }) => id === row.zone)?.name ?? row.zone;
  return (
    <PackageResult
      roomCode={row.roomCode}
      isHere={row.place === 'in-room'}
      place={row.place === 'in-room' ? zone : packages.state(row.state)}
      whom={addressee(row.recipient, 'masked')}
      number={row.tracking}
      age={formats.age(Date.parse(row.receivedAt), now())}
      onOpen={onOpen}
    />
  );
}

/** What fits the text; while that is looked up, what fitted before it. Null until the first answer. */
function useFound(text: string): readonly PackageRow[] | null {
  const { directory, questions, now, onLedger } = useRoom();
  const people = usePeopleSearch(directory);
  const [found, setFound] = useState<readonly PackageRow[] | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = () => {
      const named = (typed: string) => (people?.find(typed, PEOPLE) ?? []).map(({ resident }) => resident);
      const query = packageQuery({ directory, now: now(), people: named }, text);
      void questions.searchPackages(query, SHOWN).then((rows) => {
        if (!isOver) setFound(rows);
      });
    };
    ask();
    const stop = onLedger(ask);
    return () => {
      isOver = true;
      stop();
    };
  }, [text, people, directory, questions, now, onLedger]);
  return found;
}
