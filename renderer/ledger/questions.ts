/** Answers from the tables, each by one read of one index. */
import { learnedCarrier } from '../../shared/projections/number-forms.ts';
import { formOf } from '../../shared/tracking/number-form.ts';
import type { Questions } from '../questions.ts';
import type { LedgerDatabase } from './database.ts';
import { packageQuestionsTo } from './package-questions.ts';

/** Idleness ends any visit long before. */
const LONGEST_VISIT_MS = 60 * 60_000;

export function questionsTo(database: LedgerDatabase): Questions {
  const {
    packages,
    occupancy,
    quarters,
    sessions,
    tasks,
    labels,
    doors,
    devices,
    audits,
    sightings,
    counters,
    lockers,
    numberForms,
    credentials,
  } = database.projections;
  const inRoom = (index: string, value: string) => packages.where(index).equals([value, 'in-room']);
  return {
    ...packageQuestionsTo(database),
    waitingFor: (unit) => inRoom('[unit+place]', unit).sortBy('receivedAt'),
    inRoomWithCode: async (code) => (await inRoom('[roomCode+place]', code).first()) ?? null,
    missingWithCode: async (code) => {
      const gone = packages.where('[roomCode+place]').equals([code, 'gone']);
      return (await gone.and((row) => row.state === 'missing').first()) ?? null;
    },
    inRoomWithTracking: async (number) => (await inRoom('[tracking+place]', number).first()) ?? null,
    everythingInRoom: () =>
      packages.where('[place+receivedAt]').between(['in-room', ''], ['in-room', '\uffff']).toArray(),
    countInRoom: () =>
      packages.where('[place+receivedAt]').between(['in-room', ''], ['in-room', '\uffff']).count(),
    occupied: async () => new Map((await occupancy.toArray()).map((row) => [row.zone, row.packages])),
    traffic: async (from, to) => {
      const rows = await quarters.where('quarter').between(from, to).toArray();
      const sum = (what: 'received' | 'collected') => rows.reduce((total, row) => total + row[what], 0);
      return { received: sum('received'), collected: sum('collected') };
    },
    lastPickup: async (unit, now) => {
      const from = new Date(now - LONGEST_VISIT_MS).toISOString();
      const recent = sessions.where('[unit+startedAt]').between([unit, from], [unit, '\uffff']);
      const took = await recent.and((row) => row.kind === 'pickup' && row.packages > 0).toArray();
      const ends = took.flatMap(({ endedAt }) => (endedAt === null ? [] : Date.parse(endedAt)));
      return ends.length === 0 ? null : Math.max(...ends);
    },
    openLockers: () => lockers.where('state').equals('open').toArray(),
    ofSession: (session) => packages.where('session').equals(session).toArray(),
    openSessions: () => sessions.where('state').equals('open').toArray(),
    session: async (id) => (await sessions.get(id)) ?? null,
    openTasks: () => tasks.where('[state+openedAt]').between(['open', ''], ['open', '\uffff']).toArray(),
    labelsIn: (state) => labels.where('state').equals(state).toArray(),
    label: async (job) => (await labels.get(job)) ?? null,
    labelOf: async (pkg) => (await labels.where('package').equals(pkg).first()) ?? null,
    doors: () => doors.toArray(),
    devices: () => devices.toArray(),
    openAudit: async () => (await audits.where('state').equals('open').first()) ?? null,
    audit: async (id) => (await audits.get(id)) ?? null,
    closedAudits: (limit) =>
      audits
        .orderBy('startedAt')
        .reverse()
        .filter(({ state }) => state === 'closed')
        .limit(limit)
        .toArray(),
    sighting: async (audit, what) => (await sightings.get(`${audit}/${what}`)) ?? null,
    sightingsIn: (audit) => sightings.where('audit').equals(audit).toArray(),
    drained: async () => (await counters.get('device-log'))?.value ?? 0,
    clockJumpedAt: async () => (await counters.get('clock-jumped'))?.value ?? null,
    journalDamagedAt: async () => (await counters.get('journal-damaged'))?.value ?? null,
    copiedAt: async () => (await counters.get('exported'))?.value ?? null,
    countEvents: async () => (await database.heads.get('head'))?.seq ?? 0,
    picturedAndGone: (before, limit) =>
      packages.where('[goneAt+photo]').between([''], [before]).limit(limit).toArray(),
    withPhoto: (photo) => packages.where('photo').equals(photo).toArray(),
    visitsOver: (what, before, limit) =>
      sessions.where(`[endedAt+${what}]`).between([''], [before]).limit(limit).toArray(),
    visitsWith: (what, file) => sessions.where(what).equals(file).toArray(),
    passesOf: async (unit, now) => {
      const valid = await credentials.where('[unit+state]').equals([unit, 'valid']).toArray();
      const good = valid.filter(({ kind, until }) => kind === 'pass' && (until ?? '') > now);
      return good.toSorted((a, b) => (a.until ?? '').localeCompare(b.until ?? ''));
    },
    package: async (id) => (await packages.get(id)) ?? null,
    carrierLearnedFor: async (tracking) => learnedCarrier(await numberForms.get(formOf(tracking) ?? '')),
  };
}
