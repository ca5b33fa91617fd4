/** A list of residents from a stick: which one, what it would change with every problem by its line, and yes to it. */
import { FileSpreadsheet, Forward, Undo2, Usb, UserMinus, X } from 'lucide-react';
import type { ListPreview } from '../../../shared/bridge/residents-list.ts';
import { mayBeTaken } from '../../flows/residents-list.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { Stat, Stats } from '../../ui/stat.tsx';
import { List } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

type State = StaffScreenProps<'residents-list'>['state']['list'];
interface Part<At extends State['at']> {
  readonly list: Extract<State, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

export function ResidentsList({ state: { list }, send }: StaffScreenProps<'residents-list'>) {
  const { residentsList } = useWords();
  switch (list.at) {
    case 'stick':
      return <WhichStick send={send} />;
    case 'looking':
    case 'reading':
      return <Busy sentence={residentsList.reading} />;
    case 'which':
      return <WhichFile list={list} send={send} />;
    case 'shown':
      return <Shown list={list} send={send} />;
    case 'whole':
      return <IsWhole list={list} send={send} />;
    case 'gone':
      return <WhatOfTheGone send={send} />;
    case 'importing':
      return <Busy sentence={residentsList.importing} />;
    case 'in-force':
      return <InForce send={send} />;
    case 'failed':
      return <Failed list={list} send={send} />;
  }
}

function Busy({ sentence }: { readonly sentence: string }) {
  return (
    <Page title={sentence}>
      <Waiting sentence={sentence} />
    </Page>
  );
}

function Back({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { common } = useWords();
  return <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>;
}

function WhichStick({ send }: Pick<Part<'stick'>, 'send'>) {
  const { residentsList, copy } = useWords();
  const { drives } = useRoom();
  return (
    <Page
      title={residentsList.stickTitle}
      lead={residentsList.stickLead}
      aside={drives.length === 0 && <Notice tone="info" heading={copy.plugIn} />}
      leave={<Back send={send} />}
    >
      <Choices>
        {drives.map(({ id, label }) => (
          <Choice
            key={id}
            icon={Usb}
            tone="accent"
            heading={copy.stick(label)}
            onPress={() => send({ type: 'list-stick', drive: id })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function WhichFile({ list: { files }, send }: Part<'which'>) {
  const { residentsList } = useWords();
  return (
    <Page
      title={residentsList.whichTitle}
      body="top"
      aside={
        files.length === 0 && (
          <Notice tone="attention" heading={residentsList.none}>
            {residentsList.noneText}
          </Notice>
        )
      }
      leave={<Back send={send} />}
    >
      <Choices>
        {files.map(({ name }) => (
          <Choice
            key={name}
            icon={FileSpreadsheet}
            heading={name}
            onPress={() => send({ type: 'list-file', file: name })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Shown({ list: { preview }, send }: Part<'shown'>) {
  const { residentsList: words } = useWords();
  const { problemCount, encoding, separator, unused } = preview;
  const formats = useFormats();
  return (
    <Page
      title={problemCount > 0 ? words.problems(problemCount) : words.shownTitle}
      lead={problemCount > 0 ? words.problemsText : words.readAs(encoding.toUpperCase(), separator)}
      body="top"
      aside={unused.length > 0 && <Notice tone="info" heading={words.unused(formats.list([...unused]))} />}
      leave={<Back send={send} />}
      onward={
        mayBeTaken(preview) && (
          <Button kind="primary" onPress={() => send({ type: 'list-wanted' })}>
            {words.take}
          </Button>
        )
      }
    >
      {problemCount > 0 ? <Problems preview={preview} /> : <Changes preview={preview} />}
    </Page>
  );
}

function Problems({ preview: { problems } }: { readonly preview: ListPreview }) {
  const { residentsList: words } = useWords();
  const formats = useFormats();
  return (
    <List
      label={words.shownTitle}
      rows={problems.map(({ line, column, code }, n) => ({
        key: `${n}`,
        heading: words.line(formats.number(line)) + (column === null ? '' : ` · ${words.column(column)}`),
        text: words.problem(code),
      }))}
    />
  );
}

function Changes({ preview }: { readonly preview: ListPreview }) {
  const { residentsList: words, common } = useWords();
  const formats = useFormats();
  const { added, changed, gone, unchanged, newUnits, goneNames, emptied, emptiedCount } = preview;
  return (
    <>
      {!mayBeTaken(preview) && <Notice tone="success" heading={words.nothingNew} />}
      <Stats>
        <Stat label={words.added} value={formats.number(added)} />
        <Stat label={words.changed} value={formats.number(changed)} />
        <Stat label={words.gone} value={formats.number(gone)} />
        <Stat label={words.unchanged} value={formats.number(unchanged)} />
        <Stat label={words.newUnits} value={formats.number(newUnits)} />
      </Stats>
      {emptiedCount > 0 && (
        <Notice tone="attention" heading={words.pinsEnd}>
          {formats.list([...emptied])}
        </Notice>
      )}
      {goneNames.length > 0 && (
        <section className="board__section">
          <h2>{words.goneNames}</h2>
          <List
            label={words.goneNames}
            rows={goneNames.map(({ unit, name }, n) => ({
              key: `${n}`,
              heading: <bdi>{name}</bdi>,
              text: common.unit(unit),
            }))}
          />
        </section>
      )}
    </>
  );
}

function IsWhole({ list: { preview }, send }: Part<'whole'>) {
  const { residentsList } = useWords();
  return (
    <Page
      title={residentsList.wholeTitle}
      lead={residentsList.wholeLead(preview.gone)}
      leave={<Back send={send} />}
    >
      <Choices>
        <Choice
          icon={X}
          tone="accent"
          heading={residentsList.isNotWhole}
          onPress={() => send({ type: 'back' })}
        />
        <Choice
          icon={UserMinus}
          heading={residentsList.isWhole}
          onPress={() => send({ type: 'list-is-whole' })}
        />
      </Choices>
    </Page>
  );
}

function WhatOfTheGone({ send }: Pick<Part<'gone'>, 'send'>) {
  const { residentsList } = useWords();
  return (
    <Page title={residentsList.goneTitle} leave={<Back send={send} />}>
      <Choices>
        <Choice
          icon={Forward}
          heading={residentsList.forward}
          onPress={() => send({ type: 'list-gone', gone: 'forward' })}
        />
        <Choice
          icon={Undo2}
          heading={residentsList.return}
          onPress={() => send({ type: 'list-gone', gone: 'return' })}
        />
      </Choices>
    </Page>
  );
}

function InForce({ send }: Pick<Part<'in-force'>, 'send'>) {
  const { residentsList, staff } = useWords();
  return (
    <Page
      title={residentsList.inForceTitle}
      aside={
        <>
          <Notice tone="success" heading={residentsList.inForce}>
            {residentsList.inForceText}
          </Notice>
          <Notice tone="info" heading={residentsList.takeStick}>
            {residentsList.takeStickText}
          </Notice>
        </>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'finish' })}>
          {staff.signOut}
        </Button>
      }
    />
  );
}

function Failed({ list: { why }, send }: Part<'failed'>) {
  const { residentsList, common } = useWords();
  return (
    <Page
      title={residentsList.failedTitle}
      aside={
        <Notice tone="attention" heading={residentsList.failed(why)}>
          {residentsList.failedText(why)}
        </Notice>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {common.back}
        </Button>
      }
    />
  );
}
