/** What a courier says of packages that are recorded: where they stand, that one was wrong, that another label is on it. */
import type { IntakeEffect, IntakeEvent } from '../flows/intake-state.ts';
import { byKiosk, type Desk } from './desk.ts';
import { whoTakesIn } from './intake.ts';

type Effect<Do extends IntakeEffect['do']> = IntakeEffect & { readonly do: Do };

const NOT_RECORDED: IntakeEvent = { type: 'not-recorded' };

export async function place(desk: Desk, { session, packages, zone }: Effect<'place'>): Promise<IntakeEvent> {
  const actor = await whoTakesIn(desk, session);
  const kept = await desk.ledger.append(
    packages.map((one) => ({
      type: 'package.stored',
      actor,
      data: { package: one, zone: zone.id, slot: null },
    })),
  );
  return kept.ok ? { type: 'stored', packages, zone } : NOT_RECORDED;
}

export async function withdraw(
  desk: Desk,
  { session, package: id, job, why }: Effect<'withdraw'>,
): Promise<IntakeEvent> {
  const actor = await whoTakesIn(desk, session);
  const kept = await desk.ledger.append([
    { type: 'package.withdrawn', actor, data: { package: id, session, job, why } },
  ]);
  if (!kept.ok) return NOT_RECORDED;
  await drop(desk, job);
  return { type: 'withdrawn' };
}

/** A spare label is used once: one whose code is on a package in the room is refused. */
export async function relabel(
  desk: Desk,
  { package: id, job, roomCode }: Effect<'use-spare'>,
): Promise<IntakeEvent> {
  const { inRoomWithCode, missingWithCode } = desk.questions;
  const other = (await inRoomWithCode(roomCode)) ?? (await missingWithCode(roomCode));
  if (other !== null) return { type: 'spare-used' };
  const kept = await desk.ledger.append([
    { type: 'package.relabelled', actor: byKiosk(desk), data: { package: id, job, roomCode } },
  ]);
  if (!kept.ok) return NOT_RECORDED;
  await drop(desk, job);
  return { type: 'relabelled', package: id, roomCode };
}

/** At start: what the ledger is done with and the queue was not told of when the power went. */
export async function dropSettled(desk: Desk): Promise<void> {
  const queued = await desk.host.ask('label.queued', {});
  if (!queued.ok) return desk.report('the print queue was not told', queued.error);
  for (const job of queued.value.jobs) {
    if ((await desk.questions.label(job))?.state === 'settled') await drop(desk, job);
  }
}

async function drop(desk: Desk, job: Effect<'withdraw'>['job']): Promise<void> {
  const dropped = await desk.host.ask('label.drop', { job });
  if (!dropped.ok) desk.report('a label was not taken out of the queue', dropped.error);
}
