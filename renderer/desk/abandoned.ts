/**
 * Visits that ended without a goodbye: somebody walked away, or the power went. Each is closed in the ledger, and
 * packages that nobody said were put away become a task for staff, as does
 * a door that a courier opened without scanning anything, or a resident without a word of their packages.
 */
import type { SessionId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { FlowState } from '../flows/kiosk.ts';
import type { ResidentVisit } from '../flows/shelf-state.ts';
import { byKiosk, type Desk } from './desk.ts';
import { leftUnscanned, task } from './intake.ts';
import { leftUnspoken } from './unspoken.ts';

type How = 'idle' | 'finished' | 'cut-off';

export async function closeAbandoned(desk: Desk, left: FlowState, how: 'idle' | 'finished'): Promise<void> {
  if (left.flow === 'home' || !('visit' in left.state)) return;
  const { visit, at } = left.state;
  const { session } = visit;
  // Before they were asked to sign they said what is still there: nobody has to look for it.
  const isSigning = at === 'signing' || at === 'noting-signing';
  const shelf = left.flow === 'pickup' && !isSigning ? left.state.visit : null;
  const unsigned: Draft = {
    type: 'session.not-signed',
    actor: byKiosk(desk),
    data: { session, why: 'left' },
  };
  await close(desk, session, how, {
    shelf,
    isTold: isSigning,
    before: at === 'signing' ? [unsigned] : [],
  });
  const rescue = left.flow === 'intake' ? left.state.visit.rescue : null;
  if (rescue !== null) await close(desk, rescue.from.session, how);
}

/** At start: whoever was at the kiosk when it went down is gone, but for who goes on. */
export async function closeCutOff(desk: Desk, goingOn: SessionId | null = null): Promise<void> {
  for (const { id } of await desk.questions.openSessions())
    if (id !== goingOn) await close(desk, id, 'cut-off');
}

interface Known {
  /** What the screen knew last of a resident's visit. */
  readonly shelf: ResidentVisit | null;
  /** They have said of everything whether they have it. */
  readonly isTold: boolean;
  /** What is noted before the end. */
  readonly before: readonly Draft[];
}

const NOTHING_KNOWN: Known = { shelf: null, isTold: false, before: [] };

async function close(
  desk: Desk,
  session: SessionId,
  how: How,
  { shelf, isTold, before }: Known = NOTHING_KNOWN,
): Promise<void> {
  const open = (await desk.questions.openSessions()).find((row) => row.id === session);
  if (open === undefined) return;
  const brought = await desk.questions.ofSession(session);
  const unplaced = brought.filter((row) => row.state === 'received');
  const drafts: Draft[] = [
    ...before,
    { type: 'session.ended', actor: byKiosk(desk), data: { session, how, packages: open.packages } },
  ];
  if (unplaced.length > 0) drafts.push(task(desk, 'count-mismatch', session));
  if (await leftUnscanned(desk, session, brought.length)) drafts.push(task(desk, 'rescue', session));
  if (!isTold && (await leftUnspoken(desk, open, shelf))) drafts.push(task(desk, 'unconfirmed', session));
  const kept = await desk.ledger.append(drafts);
  if (!kept.ok) desk.report('an abandoned visit could not be closed', kept.error);
}
