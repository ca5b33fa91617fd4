/** The board: what came and went today, what waits and for how long, what needs somebody, and how the devices are. */
import { ClipboardCheck, DoorOpen, LogOut, Search } from 'lucide-react';
import { mayDo, roleOf, type StaffAction } from '../../../shared/policies/roles.ts';
import type { LabelRow, PackageRow } from '../../../shared/projections/tables.ts';
import type { BoardNote, StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Stat, Stats } from '../../ui/stat.tsx';
import { List, Table } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useAnswer, useRoom } from '../room.tsx';
import { Alarms } from './alarms.tsx';
import { AuditHistory } from './audit-history.tsx';
import { dayOf } from './day.ts';
import { Devices } from './devices.tsx';
import { Errands } from './errands.tsx';
import { DiskNote } from './storage.tsx';
import { Zones } from './zones.tsx';
import './board.css';

const DAY_MS = 24 * 3_600_000;

export function Board({ state, send }: StaffScreenProps<'board'>) {
  const { staff } = useWords();
  const role = roleOf(state.visit.grant);
  const may = (action: StaffAction) => mayDo(role, action);
  const packages = useAnswer(({ questions }) => questions.everythingInRoom());
  const audit = useAnswer(({ questions }) => questions.openAudit().then((open) => ({ open })));
  return (
    <Page
      title={staff.boardTitle}
      body="top"
      columns="one"
      aside={
        <>
          {state.note !== null && <Note note={state.note} />}
          <DiskNote />
          <DoorLine
            door={state.visit.door}
            words={useDoorWords()}
            onOpen={() => send({ type: 'open-door' })}
          />
        </>
      }
      leave={
        <Button icon={LogOut} onPress={() => send({ type: 'finish' })}>
          {staff.signOut}
        </Button>
      }
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
        <Today packages={packages ?? []} />
        {may('find-package') && <FindPackage onOpen={() => send({ type: 'search-packages' })} />}
        {may('look-at-label') && <LabelsToCheck send={send} />}
        <Tasks send={send} />
        <Alarms send={send} />
        <Devices send={send} />
        <ByAge packages={packages ?? []} />
        <Zones
          onPrint={() => send({ type: 'print-zone-labels' })}
          onPrintSpares={() => send({ type: 'print-spare-labels' })}
        />
        {may('audit') && <AuditHistory onShow={(audit) => send({ type: 'show-audit', audit })} />}
        <Errands may={may} send={send} />
      </div>
    </Page>
  );
}

function Note({ note }: { readonly note: BoardNote }) {
  const { staff, training } = useWords();
  switch (note.code) {
    case 'not-recorded':
      return <Notice tone="danger" heading={staff.notRecorded} />;
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

function FindPackage({ onOpen }: { readonly onOpen: () => void }) {
  const { packages } = useWords();
  return (
    <Button icon={Search} wide onPress={onOpen}>
      {packages.search}
    </Button>
  );
}

function useDoorWords() {
  const { pickup, staff } = useWords();
  return { ...pickup, openDoor: staff.openDoor };
}

function Today({ packages }: { readonly packages: readonly PackageRow[] }) {
  const { staff } = useWords();
  const formats = useFormats();
  const { directory, now } = useRoom();
  const traffic = useAnswer(({ questions }) => {
    const { from, to } = dayOf(now(), directory.property.timeZone);
    return questions.traffic(from, to);
  });
  const tasks = useAnswer(({ questions }) => questions.openTasks());
  const overdue = packages.filter(({ receivedAt }) => now() - Date.parse(receivedAt) > 7 * DAY_MS).length;
  const figure = (value: number | undefined) => formats.number(value ?? 0);
  return (
    <Stats>
      <Stat label={staff.cameIn} value={figure(traffic?.received)} />
      <Stat label={staff.wentOut} value={figure(traffic?.collected)} />
      <Stat
        label={staff.inRoom}
        value={figure(packages.length)}
        {...(overdue > 0 ? { note: staff.overdue(overdue), tone: 'attention' as const } : {})}
      />
      <Stat
        label={staff.needsYou}
        value={figure(tasks?.length)}
        {...((tasks?.length ?? 0) > 0 ? { tone: 'attention' as const } : {})}
      />
    </Stats>
  );
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

function Tasks({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { staff, packages } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  const tasks = useAnswer(async ({ questions }) =>
    Promise.all(
      (await questions.openTasks()).map(async (task) => ({ task, row: await questions.package(task.about) })),
    ),
  );
  return (
    <section className="board__section">
      <h2>{staff.tasks}</h2>
      {tasks !== null && tasks.length === 0 && <Notice tone="success" heading={staff.nothingToDo} />}
      <List
        label={staff.tasks}
        rows={(tasks ?? []).map(({ task, row }) => ({
          key: task.id,
          heading: staff.task(task.kind),
          text: formats.age(Date.parse(task.openedAt), now()),
          ...(row !== null && {
            end: (
              <Button onPress={() => send({ type: 'package-opened', package: row.id })}>
                {packages.pageTitle(row.roomCode)}
              </Button>
            ),
          }),
        }))}
      />
    </section>
  );
}

function ByAge({ packages }: { readonly packages: readonly PackageRow[] }) {
  const { staff, common } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  // What a clock that was ahead has stamped is of today, not of no day at all.
  const days = packages.map(({ receivedAt }) => Math.max(0, now() - Date.parse(receivedAt)) / DAY_MS);
  const between = (from: number, to: number) =>
    formats.number(days.filter((age) => age >= from && age < to).length);
  const rows = [
    { age: staff.today, count: between(0, 1) },
    { age: staff.oneToTwoDays, count: between(1, 3) },
    { age: staff.threeToSevenDays, count: between(3, 7) },
    { age: staff.overSevenDays, count: between(7, Number.POSITIVE_INFINITY) },
  ];
  return (
    <Table
      caption={staff.waitingByAge}
      columns={[
        { key: 'age', heading: staff.columnSince, cell: (row) => row.age },
        { key: 'count', heading: staff.inRoom, cell: (row) => row.count, align: 'end' },
      ]}
      rows={rows}
      rowKey={(row) => row.age}
      nothing={common.packages(0)}
    />
  );
}
