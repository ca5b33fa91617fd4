/** A list of residents from a stick: the host finds and reads it; yes to it stands in the ledger before it counts. */
import type { DriveId } from '../../shared/domain/ids.ts';
import type { ListFailure } from '../flows/residents-list.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

export async function findLists(desk: Desk, drive: DriveId): Promise<StaffEvent> {
  const found = await desk.host.ask('residents-list.files', { drive });
  if (!found.ok) return failed(desk, 'not-done', found.error);
  if (!found.value.ok) return failed(desk, found.value.error);
  return { type: 'list-files', files: found.value.value.files };
}

export async function readList(
  desk: Desk,
  { drive, file }: StaffEffect & { do: 'read-list' },
): Promise<StaffEvent> {
  const read = await desk.host.ask('residents-list.preview', { drive, file });
  if (!read.ok) return failed(desk, 'not-done', read.error);
  if (!read.value.ok) return failed(desk, read.value.error);
  return { type: 'list-read', preview: read.value.value };
}

export async function orderImport(
  desk: Desk,
  { by, session, order }: StaffEffect & { do: 'order-import' },
): Promise<StaffEvent> {
  const kept = await desk.ledger.append([
    { type: 'directory.import-ordered', actor: actorOf(by), data: { session, grant: by.id, ...order } },
  ]);
  const event = kept.ok ? kept.value[0]?.id : undefined;
  if (event === undefined) return failed(desk, 'not-done');
  const done = await desk.host.ask('residents-list.import', { event });
  if (!done.ok) return failed(desk, 'not-done', done.error);
  if (done.value.ok) return { type: 'list-in-force' };
  switch (done.value.error) {
    case 'not-justified':
      return failed(desk, 'sign-in-again');
    case 'not-shown':
    case 'many-gone':
    case 'has-problems':
    case 'changed-meanwhile':
      return failed(desk, 'changed-meanwhile');
    case 'disk-full':
      return failed(desk, 'kiosk-full', done.value.error);
    case 'disk-failed':
      return failed(desk, 'not-done', done.value.error);
  }
}

/** What went wrong with the kiosk and not with the list is told to whoever looks after it. */
function failed(desk: Desk, why: ListFailure, cause?: unknown): StaffEvent {
  if (cause !== undefined) desk.report('a list of residents was not taken in', cause);
  return { type: 'list-failed', why };
}
