/** A task: what it is about as far as the ledger knows, what can be done about it here, and how it ended. */
import { ArrowRight, Check, EyeOff, LifeBuoy, MessageCircle, X } from 'lucide-react';
import { SessionId } from '../../../shared/domain/ids.ts';
import { SAID_OUTCOMES } from '../../../shared/domain/task-outcome.ts';
import { mayDo, roleOf } from '../../../shared/policies/roles.ts';
import type { PackageRow, SessionRow, TaskRow } from '../../../shared/projections/tables.ts';
import { carrierName } from '../../../shared/tracking/carriers.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useAnswer, useRoom } from '../room.tsx';

const ICONS = { settled: Check, 'nothing-found': EyeOff, told: MessageCircle, 'given-up': X } as const;

/** What may lie in the room without a record. */
const MAY_BE_LEFT: readonly TaskRow['kind'][] = ['rescue', 'count-mismatch'];

export function Task({ state: { task, visit }, send }: StaffScreenProps<'task'>) {
  const { staff, tasks, common } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  const mayRescue = MAY_BE_LEFT.includes(task.kind) && mayDo(roleOf(visit.grant), 'rescue');
  return (
    <Page
      title={staff.task(task.kind)}
      lead={formats.age(Date.parse(task.openedAt), now())}
      body="top"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={
        mayRescue && (
          <Button kind="primary" icon={LifeBuoy} onPress={() => send({ type: 'rescue' })}>
            {tasks.rescue}
          </Button>
        )
      }
    >
      <About task={task} send={send} />
      <section className="board__section">
        <h2>{tasks.endedTitle}</h2>
        <Choices>
          {SAID_OUTCOMES.map((outcome) => (
            <Choice
              key={outcome}
              icon={ICONS[outcome]}
              heading={tasks.outcome(outcome)}
              onPress={() => send({ type: 'task-ended', outcome })}
            />
          ))}
        </Choices>
      </section>
    </Page>
  );
}

interface AboutProps {
  readonly task: TaskRow;
  readonly send: (event: StaffEvent) => void;
}

/** A package, a courier's or resident's visit, or a code that was read and is of nothing here. */
function About({ task: { about }, send }: AboutProps) {
  const { tasks } = useWords();
  const found = useAnswer(async ({ questions }) => {
    const row = await questions.package(about);
    const id = SessionId.safeParse(about);
    const session = id.success && row === null ? await questions.session(id.data) : null;
    const packages = session === null ? [] : await questions.ofSession(session.id);
    return { row, session, packages };
  });
  if (found === null) return null;
  const { row, session, packages } = found;
  if (row !== null) return <Packages rows={[row]} send={send} />;
  if (session === null) {
    return (
      <List label={tasks.about} rows={[{ key: about, heading: <bdi className="as-code">{about}</bdi> }]} />
    );
  }
  return (
    <>
      <Visit session={session} scanned={packages.length} />
      {packages.length > 0 && <Packages rows={packages} send={send} />}
    </>
  );
}

function Visit({ session, scanned }: { readonly session: SessionRow; readonly scanned: number }) {
  const { tasks } = useWords();
  const formats = useFormats();
  const { startedAt, carrier, declared } = session;
  return (
    <section className="board__section">
      <h2>{tasks.delivery}</h2>
      <List
        label={tasks.delivery}
        rows={[
          { key: 'begun', heading: tasks.begun, text: formats.dayAndTime(Date.parse(startedAt)) },
          ...(carrier === null
            ? []
            : [{ key: 'carrier', heading: tasks.carrier, text: carrierName(carrier) ?? carrier }]),
          { key: 'scanned', heading: tasks.scanned, text: formats.number(scanned) },
          ...(declared === null
            ? []
            : [{ key: 'declared', heading: tasks.declared, text: formats.number(declared) }]),
        ]}
      />
    </section>
  );
}

interface PackagesProps {
  readonly rows: readonly PackageRow[];
  readonly send: (event: StaffEvent) => void;
}

function Packages({ rows, send }: PackagesProps) {
  const { tasks, packages } = useWords();
  return (
    <section className="board__section">
      <h2>{tasks.packages}</h2>
      <List
        label={tasks.packages}
        rows={rows.map(({ id, roomCode, state }) => ({
          key: id,
          heading: <bdi className="as-code">{roomCode}</bdi>,
          text: packages.state(state),
          end: (
            <Button icon={ArrowRight} onPress={() => send({ type: 'package-opened', package: id })}>
              {packages.pageTitle(roomCode)}
            </Button>
          ),
        }))}
      />
    </section>
  );
}
