/** Answers about one package from the tables and from the events themselves, each found by an index. */
import type { Envelope } from '../../shared/events/envelope.ts';
import { readEvent } from '../../shared/events/event.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { PackageQuestions } from '../questions.ts';
import type { LedgerDatabase } from './database.ts';
import { searchPackages } from './package-search.ts';

export function packageQuestionsTo(database: LedgerDatabase): PackageQuestions {
  const { events } = database;
  const { packages, labels, tasks, notices } = database.projections;
  const labelsOf: PackageQuestions['labelsOf'] = (id) => labels.where('package').equals(id).toArray();
  const tasksAbout: PackageQuestions['tasksAbout'] = (id) => tasks.where('about').equals(id).toArray();
  const withBoth = (index: string, value: string) =>
    packages.where(index).between([value, ''], [value, '\uffff']).toArray();
  return {
    labelsOf,
    tasksAbout,
    latestWith: async (text) => {
      const rows = [
        ...(await withBoth('[roomCode+place]', text)),
        ...(await withBoth('[tracking+place]', text)),
      ];
      return rows.toSorted(byNearness)[0] ?? null;
    },
    searchPackages: (query, limit) => searchPackages(database, query, limit),
    lifeOf: async (id) => {
      const jobs = (await labelsOf(id)).map(({ job }) => job);
      const about = (await tasksAbout(id)).map(({ id: task }) => task);
      const found = await Promise.all([
        events.where('data.package').equals(id).toArray(),
        events.where('data.job').anyOf(jobs).toArray(),
        events.where('data.task').anyOf(about).toArray(),
      ]);
      return inOrder(found.flat()).flatMap((envelope) => {
        const read = readEvent(envelope);
        return read.ok ? [read.value] : [];
      });
    },
    wasNoticeSent: async (id) => {
      const about = await notices.where('package').equals(id).toArray();
      return about.some(({ state }) => state === 'sent' || state === 'delivered');
    },
  };
}

/** An event may be of a package and of its label: it is told once. */
function inOrder(found: readonly Envelope[]): Envelope[] {
  return [...new Map(found.map((event) => [event.seq, event])).values()].toSorted((a, b) => a.seq - b.seq);
}

/** What may still be found before what is gone, and of that the latest. */
function byNearness(a: PackageRow, b: PackageRow): number {
  return rank(b) - rank(a) || (a.receivedAt < b.receivedAt ? 1 : -1);
}

function rank({ place, state }: PackageRow): number {
  if (place === 'in-room') return 2;
  return state === 'missing' ? 1 : 0;
}
