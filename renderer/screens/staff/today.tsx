/** The figures of the board: what came and went today, what is in the room, and for how long it has waited. */
import type { PackageRow } from '../../../shared/projections/tables.ts';
import { Stat, Stats } from '../../ui/stat.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { dayOf } from './day.ts';

const DAY_MS = 24 * 3_600_000;

export function Today({ packages }: { readonly packages: readonly PackageRow[] }) {
  const { staff } = useWords();
  const formats = useFormats();
  const { directory, now } = useRoom();
  const traffic = useAnswer(({ questions }) => {
    const { from, to } = dayOf(now(), directory.property.timeZone);
    return questions.traffic(from, to);
  });
  const tasks = useAnswer(({ questions }) => questions.openTasks());
  const figure = (value: number | undefined) => formats.number(value ?? 0);
  return (
    <Stats>
      <Stat label={staff.cameIn} value={figure(traffic?.received)} />
      <Stat label={staff.wentOut} value={figure(traffic?.collected)} />
      <Stat label={staff.inRoom} value={figure(packages.length)} />
      <Stat
        label={staff.needsYou}
        value={figure(tasks?.length)}
        {...((tasks?.length ?? 0) > 0 ? { tone: 'attention' as const } : {})}
      />
    </Stats>
  );
}

export function ByAge({ packages }: { readonly packages: readonly PackageRow[] }) {
  const { staff } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  // What a clock that was ahead has stamped is of today, not of no day at all.
  const days = packages.map(({ receivedAt }) => Math.max(0, now() - Date.parse(receivedAt)) / DAY_MS);
  const between = (from: number, to: number) => days.filter((age) => age >= from && age < to).length;
  const overdue = between(7, Number.POSITIVE_INFINITY);
  const ages = [
    { label: staff.today, count: between(0, 1) },
    { label: staff.oneToTwoDays, count: between(1, 3) },
    { label: staff.threeToSevenDays, count: between(3, 7) },
    { label: staff.overSevenDays, count: overdue, ...(overdue > 0 ? { tone: 'attention' } : {}) },
  ];
  return (
    <section className="board__section">
      <h2>{staff.waitingByAge}</h2>
      <dl className="ages">
        {ages.map(({ label, count, tone }) => (
          <div className="ages__age" key={label} data-tone={tone}>
            <dt>{label}</dt>
            <dd>{formats.number(count)}</dd>
            <dd aria-hidden className="ages__bar" style={{ inlineSize: share(count, packages.length) }} />
          </div>
        ))}
      </dl>
    </section>
  );
}

function share(count: number, all: number): string {
  return `${all === 0 ? 0 : (100 * count) / all}%`;
}
