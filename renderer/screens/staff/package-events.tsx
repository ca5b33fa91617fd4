/** What happened to a package, in words: who, when, where and why; what became of its labels, and what had to be done. */
import type { PackageId, ZoneId } from '../../../shared/domain/ids.ts';
import { isToldOf, type LifeEvent, reasonIn, zoneIn } from '../../../shared/events/package-life.ts';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { useAddressee } from './addressee.ts';

interface OfPackage {
  readonly id: PackageId;
}

export function LifeOf({ id }: OfPackage) {
  const { packages } = useWords();
  const formats = useFormats();
  const life = useAnswer(({ questions }) => questions.lifeOf(id));
  const detail = useDetail();
  const when = ({ at }: LifeEvent) => formats.dayAndTime(Date.parse(at));
  return (
    <section className="package-life__section">
      <h2>{packages.life}</h2>
      <ol className="package-life__events" aria-label={packages.life}>
        {(life ?? []).filter(isToldOf).map((event) => (
          <li key={event.seq}>
            <p className="rows__heading">{packages.what(event.type)}</p>
            <p className="rows__text">
              {[when(event), packages.who(event.actor.kind), ...detail(event)].map(isolated).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Each part keeps its own direction of reading. */
function isolated(part: string): string {
  return `\u2068${part}\u2069`;
}

/** Where, why and to whom, as far as the event says. */
function useDetail(): (event: LifeEvent) => readonly string[] {
  const { packages, staff } = useWords();
  const formats = useFormats();
  const { directory } = useRoom();
  const addressee = useAddressee();
  const zoneName = (zone: ZoneId) => directory.zones.find(({ id }) => id === zone)?.name ?? zone;
  return (event) => {
    const zone = zoneIn(event);
    const why = reasonIn(event);
    return [
      ...(event.type === 'package.received' || event.type === 'package.reassigned'
        ? [addressee(event.data.recipient, 'whole')]
        : []),
      ...(event.type === 'task.opened' ? [staff.task(event.data.kind)] : []),
      ...(event.type === 'package.held'
        ? [packages.heldUntil(formats.day(Date.parse(event.data.until)))]
        : []),
      ...(zone === null ? [] : [zoneName(zone)]),
      ...(why === null ? [] : [packages.why(why)]),
    ];
  };
}

export function LabelsOf({ id }: OfPackage) {
  const { packages } = useWords();
  const labels = useAnswer(({ questions }) => questions.labelsOf(id));
  if (labels === null || labels.length === 0) return null;
  return (
    <section className="package-life__section">
      <h2>{packages.labels}</h2>
      <List
        label={packages.labels}
        rows={labels.map(({ job, state }) => ({
          key: job,
          heading: <bdi className="as-code">{job}</bdi>,
          end: <Badge tone={state === 'uncertain' ? 'attention' : 'info'} word={packages.label(state)} />,
        }))}
      />
    </section>
  );
}

export function TasksOf({ id }: OfPackage) {
  const { packages, staff } = useWords();
  const formats = useFormats();
  const tasks = useAnswer(({ questions }) => questions.tasksAbout(id));
  if (tasks === null || tasks.length === 0) return null;
  return (
    <section className="package-life__section">
      <h2>{packages.tasks}</h2>
      <List
        label={packages.tasks}
        rows={tasks.map((task) => ({
          key: task.id,
          heading: staff.task(task.kind),
          text: formats.dayAndTime(Date.parse(task.openedAt)),
          end:
            task.state === 'open' ? (
              <Badge tone="attention" word={packages.taskOpen} />
            ) : (
              <Badge tone="success" word={packages.taskDone} />
            ),
        }))}
      />
    </section>
  );
}
