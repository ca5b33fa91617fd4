/** Staff's orders about carriers' codes and badges: in the ledger first, and the host acts on that event alone. */
import type { Client } from '../../shared/bridge/endpoint.ts';
import type { EventId } from '../../shared/domain/ids.ts';
import type { CodesNote } from '../flows/carrier-codes.ts';
import type { StaffEffect, StaffEvent } from '../flows/staff-state.ts';
import { actorOf } from './codes.ts';
import type { Desk } from './desk.ts';

type Order = StaffEffect & { do: 'order-credential' };

export async function readCarrierCodes(desk: Desk): Promise<StaffEvent> {
  const read = await desk.host.ask('courier-codes.read', {});
  if (!read.ok) desk.report('the carriers’ codes were not read', read.error);
  return { type: 'codes-read', carriers: read.ok ? read.value.carriers : [] };
}

export async function orderCredential(desk: Desk, { by, session, order, badge }: Order): Promise<StaffEvent> {
  const kept = await desk.ledger.append([
    {
      type: 'courier-credential.ordered',
      actor: actorOf(by),
      data: { session, grant: by.id, ...order },
    },
  ]);
  const event = kept.ok ? kept.value[0]?.id : undefined;
  if (event === undefined) return done('not-recorded');
  if (order.order === 'next-code') return handOver(desk, event);
  const [asked, note] = await carriedOut(desk.host, event, order.order, badge ?? '');
  if (asked.ok && asked.value.ok) return done(note);
  return refused(desk, asked.ok && !asked.value.ok ? asked.value.error : 'no answer');
}

async function handOver(desk: Desk, event: EventId): Promise<StaffEvent> {
  const asked = await desk.host.ask('courier-code.hand-over', { event });
  if (asked.ok && asked.value.ok) return { type: 'code-shown', code: asked.value.value };
  return refused(desk, asked.ok && !asked.value.ok ? asked.value.error : 'no answer');
}

async function carriedOut(
  host: Pick<Client, 'ask'>,
  event: EventId,
  order: 'enrol-badge' | 'end-badges',
  badge: string,
) {
  if (order === 'end-badges')
    return [await host.ask('courier-badges.end', { event }), 'badges-ended'] as const;
  return [await host.ask('courier-badge.enrol', { event, badge }), 'badge-enrolled'] as const;
}

function refused(desk: Desk, why: string): StaffEvent {
  if (why === 'taken') return done('taken');
  // The PIN counts for ten minutes; whoever stands there may have been away.
  if (why === 'not-justified') return done('sign-in-again');
  desk.report('an order about a carrier’s code was not carried out', why);
  return done('not-recorded');
}

function done(note: CodesNote): StaffEvent {
  return { type: 'order-done', note };
}
