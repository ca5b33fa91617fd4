/** The host's side of snapshots in memory, as a renderer test needs it. The real one has tests of its own. */
import type { Handlers } from '../../shared/bridge/contract.ts';
import type { SnapshotEnd, SnapshotPart } from '../../shared/projections/snapshot.ts';

export interface SnapshotDouble {
  readonly answers: { -readonly [C in keyof Handlers]?: Handlers[C] };
  readonly parts: SnapshotPart[];
  /** The end of the latest whole snapshot. */
  end(): SnapshotEnd | null;
  /** Called before each part is kept: what happens while a snapshot is taken. */
  whileKept: () => unknown;
  /** How often a whole new snapshot was begun. */
  begun: number;
  failNext(): void;
}

export function snapshotDouble(): SnapshotDouble {
  const parts: SnapshotPart[] = [];
  let latest: { readonly end: SnapshotEnd; readonly parts: number } | null = null;
  let fails = false;
  const double: SnapshotDouble = {
    parts,
    end: () => latest?.end ?? null,
    whileKept: () => undefined,
    begun: 0,
    failNext: () => {
      fails = true;
    },
    answers: {
      'snapshot.head': async () => ({ snapshot: latest }),
      'snapshot.reach': async () => ({ edition: latest?.end.edition ?? 0, seq: latest?.end.seq ?? 0 }),
      'snapshot.read': async ({ after, limit }) => ({ parts: parts.slice(after, after + limit) }),
      'snapshot.keep': async ({ part, begins, end }) => {
        double.whileKept();
        if (fails) {
          fails = false;
          return { ok: false, error: 'disk-full' };
        }
        if (begins) {
          parts.length = 0;
          latest = null;
          double.begun += 1;
        }
        parts.push(part);
        if (end !== null) latest = { end, parts: parts.length };
        return { ok: true, value: null };
      },
    },
  };
  return double;
}
