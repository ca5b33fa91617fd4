/**
 * Somebody who counts a room without a screen: the flow of an audit and its desk, each wish done before the next event.
 * A power cut forgets what the flow knew, as it does at a kiosk; what the ledger has is all that is left.
 */
import { performAudit } from '../../renderer/desk/perform-audit.ts';
import { beginAudit, stepAudit } from '../../renderer/flows/audit.ts';
import type { AuditEvent, AuditState } from '../../renderer/flows/audit-state.ts';
import { ZoneId } from '../../shared/domain/ids.ts';
import { zoneCodeOf } from '../../shared/domain/zone-code.ts';
import type { DeskBench } from './desk-bench.ts';
import { sessionId } from './drafts.ts';
import { grant, scanned } from './people.ts';

export interface Attendant {
  readonly begin: () => Promise<void>;
  readonly send: (event: AuditEvent) => Promise<void>;
  readonly scan: (text: string) => Promise<void>;
  readonly enter: (zone: string) => Promise<void>;
  /** Says that all was scanned, and goes on to the next zone. */
  readonly done: () => Promise<void>;
  readonly powerCut: () => void;
  /** Null when they are through, or paused. */
  readonly sees: () => AuditState | null;
}

export function attendant(bench: DeskBench): Attendant {
  const by = grant('staff');
  const session = sessionId(9);
  let state: AuditState | null = null;

  const take = async (next: ReturnType<typeof stepAudit>): Promise<void> => {
    state = next.state;
    if (next.wish === null) return;
    const told = await performAudit(bench.desk, { ...next.wish, by, session });
    // As the flow of staff has it: an audit that could not be asked for leads to the board.
    if (told.type === 'not-recorded' && next.state?.at === 'asking') {
      state = null;
      return;
    }
    if (state !== null) await take(stepAudit(state, told as AuditEvent));
  };
  const send = async (event: AuditEvent) => {
    if (state !== null) await take(stepAudit(state, event));
  };
  const scan = (text: string) => send({ type: 'scanned', scanned: scanned(text) });
  return {
    begin: () => take(beginAudit),
    send,
    scan,
    enter: (id) => scan(zoneCodeOf(ZoneId.parse(id))),
    done: async () => {
      await send({ type: 'zone-seen' });
      await send({ type: 'next-zone' });
    },
    powerCut: () => {
      state = null;
    },
    sees: () => state,
  };
}
