/** The board: what came and went today, what waits and for how long, what needs somebody, and how the kiosk is. */
import { ClipboardCheck, DoorOpen, LifeBuoy, Search } from 'lucide-react';
import { useState } from 'react';
import { spoilsAt } from '../../../shared/policies/perishable.ts';
import { mayDo, roleOf, type StaffAction } from '../../../shared/policies/roles.ts';
import type { LabelRow, PackageRow } from '../../../shared/projections/tables.ts';
import type { BoardNote, StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ShortList } from '../../ui/short-list.tsx';
import { List } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useAnswer, useRoom } from '../room.tsx';
import { Alarms } from './alarms.tsx';
import { BoardCards, type BoardPart } from './board-cards.tsx';
import { BoardPartPage } from './board-part.tsx';
import { useDeviceTroubles } from './devices.tsx';
import { Errands } from './errands.tsx';
import { Perishables } from './perishables.tsx';
import { DiskNote } from './storage.tsx';
import { ByAge, Today } from './today.tsx';
import './board.css';

export function Board({ state, send }: StaffScreenProps<'board'>) {
  const { staff, packages: words, tasks } = useWords();
  const [part, open] = useState<BoardPart | null>(null);
  const role = roleOf(state.visit.grant);
  const may = (action: StaffAction) => mayDo(role, action);
  const packages = useAnswer(({ questions }) => questions.everythingInRoom());
  const audit = useAnswer(({ questions }) => questions.openAudit().then((open) => ({ open })));
  const isAllWell = useIsAllWell(packages ?? []);
  const doorWords = useDoorWords();
  const note = state.note === null ? null : <Note note={state.note} />;
  if (part !== null)
    return <BoardPartPage part={part} note={note} may={may} send={send} onBack={() => open(null)} />;
  return (
    <Page
      title={staff.boardTitle}
      body="top"
      columns="one"
      aside={
        <>
          {note}
          <DiskNote />
          <DoorLine door={state.visit.door} words={doorWords} onOpen={() => send({ type: 'open-door' })} />
        </>
      }
      leave={<Button onPress={() => send({ type: 'finish' })}>{staff.signOut}</Button>}
      onward={
        <>
          <Button icon={DoorOpen} onPress={() => send({ type: 'open-door' })}>
            {staff.openDoor}
          </Button>
          {may('audit') && (
            <Button kind="primary" icon={ClipboardCheck} onPress={() => send({ type: 'start-audit' })}>
              {audit !== null && audit.open !== null ? staff.continueAudit : staff.startAudit}
            </Button>
          )}
        </>
      }
    >
      <div className="board">
        <div className="board__day">
          <Today packages={packages ?? []} />
          <ByAge packages={packages ?? []} />
          <Alarms send={send} />
          <Perishables packages={packages ?? []} send={may('find-package') ? send : null} />
          {may('look-at-label') && <LabelsToCheck send={send} />}
          <Tasks isAllWell={isAllWell} may={may} send={send} />
        </div>
        <div className="board__kiosk">
          <div className="board__first">
            {may('find-package') && (
              <Button icon={Search} wide onPress={() => send({ type: 'search-packages' })}>
                {words.search}
              </Button>
            )}
            {may('rescue') && (
              <Button icon={LifeBuoy} wide onPress={() => send({ type: 'rescue' })}>
                {tasks.rescue}
              </Button>
            )}
          </div>
          <BoardCards onOpen={open} />
        </div>
        <Errands may={may} send={send} />
      </div>
    </Page>
  );
}

function useIsAllWell(packages: readonly PackageRow[]): boolean {
  const { directory, disk } = useRoom();
  const { troubled, isClockWrong, isStorageDamaged } = useDeviceTroubles();
  const asked = useAnswer(async ({ questions }) => {
    const doors = await questions.doors();
    const labels = await questions.labelsIn('uncertain');
    return labels.length > 0 || doors.some(({ alarm }) => alarm !== null);
  });
  const isSpoiling = packages.some((row) => spoilsAt(row, directory.zones) !== null);
  const isMachineWell = troubled.length === 0 && !isClockWrong && !isStorageDamaged;
  return asked === false && !isSpoiling && isMachineWell && disk.level === 'enough';
}

function Note({ note }: { readonly note: BoardNote }) {
  const { staff, training } = useWords();
  switch (note.code) {
    case 'not-recorded':
      return <Notice tone="danger" heading={staff.notRecorded} />;
    case 'training-begins':
      return <Notice tone="info" heading={training.starting} />;
    case 'no-training':
      return <Notice tone="danger" heading={training.notStarted} />;
    case 'zone-labels':
      return <Notice tone="info" heading={staff.zoneLabels(note.count)} />;
    case 'spare-labels':
      return (
        <Notice tone="info" heading={staff.spareLabels(note.count)}>
          {staff.spareLabelsText}
        </Notice>
      );
  }
}

function useDoorWords() {
  const { pickup, staff } = useWords();
  return { ...pickup, openDoor: staff.openDoor };
}

function LabelsToCheck({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { staff } = useWords();
  const labels = useAnswer(async ({ questions }) => {
    const uncertain = await questions.labelsIn('uncertain');
    return Promise.all(
      uncertain.map(async (label) => ({ label, row: await questions.package(label.package) })),
    );
  });
  if (labels === null || labels.length === 0) return null;
  const looked = (label: LabelRow, cameOut: boolean) =>
    send({ type: 'label-looked-at', job: label.job, cameOut });
  return (
    <section className="board__section">
      <h2>{staff.labelsToCheck}</h2>
      <List
        label={staff.labelsToCheck}
        rows={labels.map(({ label, row }) => ({
          key: label.job,
          heading: <bdi className="as-code">{row?.roomCode ?? label.job}</bdi>,
          end: (
            <>
              <Button onPress={() => looked(label, false)}>{staff.labelPrintAgain}</Button>
              <Button onPress={() => looked(label, true)}>{staff.labelCameOut}</Button>
            </>
          ),
        }))}
      />
    </section>
  );
}

interface TasksProps {
  /** Nothing else on the board asks for anybody. */
  readonly isAllWell: boolean;
  readonly may: (action: StaffAction) => boolean;
  readonly send: (event: StaffEvent) => void;
}

function Tasks({ isAllWell, may, send }: TasksProps) {
  const { staff, packages, tasks: words } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  const tasks = useAnswer(async ({ questions }) =>
    Promise.all(
      (await questions.openTasks()).map(async (task) => ({ task, row: await questions.package(task.about) })),
    ),
  );
  if (tasks?.length === 0 && !isAllWell) return null;
  return (
    <section className="board__section">
      <h2>{staff.tasks}</h2>
      {tasks !== null && tasks.length === 0 && <Notice tone="success" heading={staff.nothingToDo} />}
      <ShortList
        label={staff.tasks}
        rows={(tasks ?? []).map(({ task, row }) => ({
          key: task.id,
          heading: staff.task(task.kind),
          text: formats.age(Date.parse(task.openedAt), now()),
          end: (
            <>
              {row !== null && (
                <Button onPress={() => send({ type: 'package-opened', package: row.id })}>
                  {packages.pageTitle(row.roomCode)}
                </Button>
              )}
              {may('close-task') && (
                <Button
                  spoken={`${words.see}: ${staff.task(task.kind)}`}
                  onPress={() => send({ type: 'task-opened', task })}
                >
                  {words.see}
                </Button>
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}
