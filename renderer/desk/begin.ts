/**
 * Lets couriers in: by code, by badge, or by a carrier's label. For a label the order is photo, leave of the host,
 * records; only then does the flow ask for the door.
 */
import { PhotoHash } from '../../shared/domain/ids.ts';
import type { Scanned } from '../flows/flow.ts';
import { parcelIn } from '../flows/intake-begin.ts';
import type { BeginEffect, BeginProblem } from '../flows/intake-begin-state.ts';
import type { IntakeEvent, Received } from '../flows/intake-state.ts';
import { begun, verify } from './codes.ts';
import { byKiosk, type Desk } from './desk.ts';
import { receive } from './intake.ts';

export async function verifyCourier(desk: Desk, code: string): Promise<IntakeEvent> {
  // Before the code is looked at: it is not used up, and the door stays shut.
  if (desk.disk() === 'full') return { type: 'not-taking' };
  const verified = await verify(desk, { kind: 'courier', code });
  if (!verified.ok) return { type: 'code-refused', refused: verified.refused };
  return { type: 'code-granted', grant: verified.grant, session: verified.session };
}

/** What is nobody's badge is a label: no word of it goes into the ledger, and nothing is refused. */
export async function verifyBadge(desk: Desk, scanned: Scanned): Promise<IntakeEvent> {
  const label: IntakeEvent = { type: 'not-a-badge', scanned };
  if (desk.disk() === 'full') return label;
  const verified = await verify(desk, { kind: 'badge', badge: scanned.text });
  if (verified.ok) return { type: 'code-granted', grant: verified.grant, session: verified.session };
  const { refused } = verified;
  return refused.why === 'expired' ? { type: 'code-refused', refused } : label;
}

type ByLabel = BeginEffect & { do: 'begin-by-label' };

export async function beginByLabel(desk: Desk, { held, unit }: ByLabel): Promise<IntakeEvent> {
  if (desk.disk() === 'full') return { type: 'not-taking' };
  const photo = await keptPhoto(desk);
  if (photo === null) return not({ code: 'no-photo' });
  const { text, aim } = held.scanned;
  const asked = await desk.host.ask('intake.begin-by-label', { text, aim, unit: unit.id, photo });
  if (!asked.ok) {
    desk.report('a start without a code could not be asked for', asked.error);
    return not({ code: 'not-recorded' });
  }
  const answer = asked.value;
  if (answer.answer === 'too-many') return not({ code: 'too-many', waitMs: answer.waitMs });
  if (answer.answer !== 'granted') return not(problemOf(answer.answer));
  const started = await begun(desk, answer.grant, 'label');
  if (!started.ok) return not({ code: 'not-recorded' });
  const { grant, session } = started;
  const here = await alreadyHere(desk, held.tracking);
  if (here !== null) return { type: 'begun', grant, session, received: here };
  const received = await receive(
    desk,
    {
      do: 'receive',
      session,
      parcel: parcelIn(held),
      recipient: { kind: 'unit', unit: unit.id },
      foundBy: 'unit',
      unit,
      resident: null,
      classes: [],
    },
    photo,
  );
  if (received.type === 'received') return { type: 'begun', grant, session, received: received.received };
  await desk.ledger.append([
    { type: 'session.ended', actor: byKiosk(desk), data: { session, how: 'cut-off', packages: 0 } },
  ]);
  return received.type === 'not-taking' ? received : not({ code: 'not-recorded' });
}

async function keptPhoto(desk: Desk): Promise<PhotoHash | null> {
  const picture = await desk.photograph();
  if (!picture.ok) return null;
  const kept = await desk.host.ask('photo.keep', { jpeg: picture.value });
  return kept.ok && kept.value.ok ? PhotoHash.parse(kept.value.value) : null;
}

/** Recorded at a try whose door did not open: the same label may try again, and is not recorded twice. */
async function alreadyHere(desk: Desk, tracking: string): Promise<Received | null> {
  const row = await desk.questions.inRoomWithTracking(tracking);
  const zone = desk.directory.zones.find(({ id }) => id === row?.zone);
  const label = row === null ? null : await desk.questions.labelOf(row.id);
  if (row === null || zone === undefined || label === null) return null;
  const unit = desk.directory.units.find(({ id }) => id === row.unit)?.name ?? null;
  return { package: row.id, roomCode: row.roomCode, unit, zone, job: label.job, label: label.state };
}

function problemOf(answer: 'not-allowed' | 'no-proof' | 'used' | 'no-photo' | 'not-kept'): BeginProblem {
  switch (answer) {
    case 'no-proof':
    case 'not-allowed':
      return { code: 'no-proof' };
    case 'used':
    case 'no-photo':
      return { code: answer };
    case 'not-kept':
      return { code: 'not-recorded' };
  }
}

function not(problem: BeginProblem): IntakeEvent {
  return { type: 'not-begun', problem };
}
