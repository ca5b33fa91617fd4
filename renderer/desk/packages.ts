/**
 * What staff do about a package: who they are and what it is now are looked at once more, then all that follows is in
 * the ledger together, or nothing is. A label is printed after that; what the power cuts off is printed at the next start.
 */
import type { PackageId, SessionId } from '../../shared/domain/ids.ts';
import type { PackageAction } from '../../shared/domain/package-action.ts';
import type { Draft } from '../../shared/events/event.ts';
import { actionsFor } from '../../shared/policies/package-actions.ts';
import { mayDo, roleOf } from '../../shared/policies/roles.ts';
import type { PackageRow, TaskRow } from '../../shared/projections/tables.ts';
import type { PackageOrder } from '../flows/package-order.ts';
import type { NotDone } from '../flows/packages.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';
import { task } from './intake.ts';
import { newJob, print } from './labels.ts';

type Act = StaffEffect & { do: 'act-on-package' };

export async function lookUpScan(desk: Desk, text: string): Promise<StaffEvent> {
  const row = await desk.questions.latestWith(text);
  return { type: 'scan-looked-up', package: row?.id ?? null, text };
}

export async function lookUpNotice(desk: Desk, id: PackageId): Promise<StaffEvent> {
  return { type: 'notice-looked-up', wasSent: await desk.questions.wasNoticeSent(id) };
}

export async function actOnPackage(
  desk: Desk,
  { by, session, package: id, order }: Act,
): Promise<StaffEvent> {
  const row = await desk.questions.package(id);
  const refused = await refusal(desk, row, { by, order });
  if (refused !== null || row === null) return { type: 'not-acted', why: refused ?? 'not-possible' };
  const job = newJob(desk);
  const actor = actorOf(by);
  const drafts = [
    ...draftsFor(order, { row, session, actor, job }),
    ...(await settled(desk, row, order.action, actor)),
    ...opened(desk, row, order),
  ];
  const kept = await desk.ledger.append(drafts);
  if (!kept.ok) return { type: 'not-acted', why: 'not-recorded' };
  if (order.action === 'reprint')
    void print(desk, job, row).catch((cause) => desk.report('a label was not handed over', cause));
  return { type: 'acted' };
}

/** What the screen offered may be no longer so: somebody collected it meanwhile, or a second tap came late. */
async function refusal(
  desk: Desk,
  row: PackageRow | null,
  { by, order }: Pick<Act, 'by' | 'order'>,
): Promise<NotDone | null> {
  if (!mayDo(roleOf(by), order.action)) return 'not-allowed';
  if (row === null || !actionsFor(row).includes(order.action)) return 'not-possible';
  if (order.action === 'move') {
    const isThere = desk.directory.zones.some(({ id }) => id === order.zone);
    return isThere ? null : 'not-possible';
  }
  if (order.action !== 'return' || order.told !== 'notice-sent') return null;
  return (await desk.questions.wasNoticeSent(row.id)) ? null : 'not-told';
}

interface About {
  readonly row: PackageRow;
  readonly session: SessionId;
  readonly actor: Draft['actor'];
  /** Of the label, should one be printed. */
  readonly job: ReturnType<typeof newJob>;
}

function draftsFor(order: PackageOrder, { row, session, actor, job }: About): Draft[] {
  const data = { package: row.id, session };
  switch (order.action) {
    case 'move':
      return [
        { type: 'package.moved', actor, data: { ...data, zone: order.zone, slot: null, why: order.why } },
      ];
    case 'reassign':
      return [
        { type: 'package.reassigned', actor, data: { ...data, recipient: order.recipient, why: order.why } },
      ];
    case 'hold':
      return [{ type: 'package.held', actor, data: { ...data, until: order.until, why: order.why } }];
    case 'end-hold':
      return [{ type: 'package.hold-ended', actor, data: { ...data, why: order.why } }];
    case 'damaged':
      return [{ type: 'package.damaged', actor, data: { ...data, how: order.why } }];
    case 'missing':
      return [{ type: 'package.missing', actor, data: { package: row.id, audit: null, why: order.why } }];
    case 'found':
      return [{ type: 'package.found', actor, data: { package: row.id, audit: null, why: order.why } }];
    case 'release':
      return [
        { type: 'package.released', actor, data: { ...data, why: order.why, identity: order.identity } },
      ];
    case 'forward':
      return [{ type: 'package.forwarded', actor, data: { ...data, carrier: null, why: order.why } }];
    case 'return':
      return [
        {
          type: 'package.returned',
          actor,
          data: { ...data, carrier: row.carrier, why: order.why, told: order.told },
        },
      ];
    case 'reprint':
      return [
        { type: 'label.reprint-ordered', actor, data: { ...data, job, why: order.why } },
        { type: 'label.prepared', actor, data: { job, package: row.id } },
      ];
  }
}

const OF_WHOM = ['unmatched', 'forward', 'send-back', 'not-mine'] as const;
const OF_PLACE = ['missing', 'not-there', 'out-of-reach', 'unconfirmed'] as const;
const OF_WAITING = ['unclaimed', 'perishable', 'unreachable', 'damaged'] as const;
const ALL = [...OF_WHOM, ...OF_PLACE, ...OF_WAITING];

/** What nobody needs to see to any more once this is done. */
const SETTLES: { readonly [A in PackageAction]?: readonly TaskRow['kind'][] } = {
  reassign: OF_WHOM,
  move: ['not-there', 'out-of-reach'],
  damaged: ['damaged'],
  // A task of its own says to look for it.
  missing: ['not-there', 'unconfirmed'],
  found: OF_PLACE,
  release: ALL,
  forward: ALL,
  return: ALL,
};

async function settled(
  desk: Desk,
  row: PackageRow,
  action: PackageAction,
  actor: Draft['actor'],
): Promise<Draft[]> {
  const kinds = SETTLES[action] ?? [];
  if (kinds.length === 0) return [];
  const tasks = await desk.questions.tasksAbout(row.id);
  return tasks
    .filter(({ state, kind }) => state === 'open' && kinds.includes(kind))
    .map(({ id }) => ({ type: 'task.closed', actor, data: { task: id, outcome: 'by-action' } }));
}

/** Somebody looks for what is missing; nobody in the house is told of what is for somebody who moved away. */
function opened(desk: Desk, row: PackageRow, order: PackageOrder): Draft[] {
  if (order.action === 'missing') return [task(desk, 'missing', row.id)];
  if (order.action !== 'reassign' || order.recipient.kind !== 'former') return [];
  const { resident } = order.recipient;
  const { movedAway } = desk.directory.residents.find(({ id }) => id === resident) ?? {};
  return [task(desk, movedAway?.packages === 'forward' ? 'forward' : 'send-back', row.id)];
}
