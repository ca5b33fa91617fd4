/**
 * Sees to it that a seal is kept when an audit is closed, and each night. It looks at what the journal takes, not at
 * what a screen says, and at the date of the property: whatever the clock does, one date has one seal. What could not
 * be kept is tried again; what a dead host missed is made up for at the next start.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { localDate } from '../../shared/basics/local-date.ts';
import { AuditId } from '../../shared/domain/ids.ts';
import type { Envelope } from '../../shared/events/envelope.ts';
import { type Head, headOf } from '../../shared/ledger/chain.ts';
import type { Seal } from '../../shared/ledger/seal.ts';
import type { Journal } from './journal.ts';
import type { KeptSeals, Occasion } from './kept-seals.ts';
import type { Log } from './log.ts';
import type { Seals } from './seals.ts';

export interface SealKeeper {
  /** The seal of a closed audit when it is kept; null when there is none, or it could not be kept yet. */
  ofAudit(audit: AuditId): Promise<Seal | null>;
  /** Returns when what is under way is on the disk. */
  stop(): Promise<void>;
}

export interface KeeperParts {
  readonly journal: Pick<Journal, 'head' | 'read' | 'onKept'>;
  readonly kept: KeptSeals;
  readonly seals: Pick<Seals, 'sign'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
}

interface Due {
  readonly occasion: Occasion;
  readonly event: Head;
}

/** A timer until midnight would sleep through a clock that is set. */
const LOOK_MS = 60_000;
const PAGE = 500;

export function startSealKeeper(parts: KeeperParts): SealKeeper {
  const { journal, kept, seals, clock, timeZone, log } = parts;
  const due: Due[] = [];
  let stopTimer: () => void = () => undefined;
  let working: Promise<void> = Promise.resolve();

  const see = (events: readonly Envelope[]) => {
    for (const event of events) {
      const audit = event.type === 'audit.closed' ? AuditId.safeParse(event.data.audit) : null;
      if (audit?.success) want({ why: 'audit', audit: audit.data }, headOf(event));
    }
  };

  const want = (occasion: Occasion, event: Head) => {
    const isDue = due.some((one) => JSON.stringify(one.occasion) === JSON.stringify(occasion));
    if (isDue || kept.of(occasion) !== null) return;
    due.push({ occasion, event });
    // In the ledger's order: what was missed is looked for after the last place that was sealed.
    due.sort((a, b) => a.event.seq - b.event.seq);
  };

  async function keepDue(): Promise<void> {
    for (let next = due[0]; next !== undefined; next = due[0]) {
      const written = await kept.keep(next.occasion, seals.sign(next.event));
      if (!written.ok) return log.warn('a seal could not be kept yet', { why: written.error });
      due.splice(due.indexOf(next), 1);
    }
  }

  async function seeWhatWasMissed(): Promise<void> {
    const { seq } = journal.head();
    for (let after = latestPlace(kept); after < seq; ) {
      const page = await journal.read(after, Math.min(PAGE, seq - after));
      if (!page.ok || page.value.length === 0)
        return log.error('closed audits cannot be looked for', { after });
      see(page.value);
      after += page.value.length;
    }
  }

  const work = (job: () => Promise<void>) => {
    working = working.then(job).catch((cause) => log.error('seals are not kept', { why: String(cause) }));
    return working;
  };

  const look = () => {
    const head = journal.head();
    if (head.seq > 0) want({ why: 'night', date: localDate(clock.now(), timeZone) }, head);
    void work(keepDue);
    stopTimer = clock.after(LOOK_MS, look);
  };

  journal.onKept((events) => {
    const before = due.length;
    see(events);
    if (due.length > before) void work(keepDue);
  });
  void work(seeWhatWasMissed);
  look();

  return {
    ofAudit: async (audit) => {
      await working;
      return kept.of({ why: 'audit', audit });
    },
    stop: async () => {
      stopTimer();
      await working;
    },
  };
}

function latestPlace(kept: KeptSeals): number {
  return Math.max(0, ...kept.all().map(({ seq }) => seq));
}
