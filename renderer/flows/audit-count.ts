/** What an audit has counted so far, one scan after the other. What should be there it does not know. */
import type { AuditId } from '../../shared/domain/ids.ts';
import type { Recognition } from '../../shared/tracking/recognise.ts';

export interface Count {
  readonly audit: AuditId;
  readonly expected: number;
  readonly seen: number;
  readonly strays: number;
  /** The latest scan: what it was, so that it can be said at once. */
  readonly latest: Sighting | null;
}

export type Sighting =
  | { readonly code: 'seen'; readonly roomCode: string; readonly again: boolean }
  | { readonly code: 'stray'; readonly text: string }
  | { readonly code: 'unreadable' }
  | { readonly code: 'not-recorded' };

/** What the audit notes of a barcode: a code or number, never a text that might hold somebody's name. */
export function named(read: Exclude<Recognition, { kind: 'unreadable' }>): string {
  if (read.kind === 'room-code') return read.roomCode;
  return read.kind === 'tracking' ? read.best.number : read.kind;
}

export function counted(count: Count, latest: Sighting): Count {
  if (latest.code === 'seen') return { ...count, latest, seen: count.seen + (latest.again ? 0 : 1) };
  return { ...count, latest, strays: count.strays + (latest.code === 'stray' ? 1 : 0) };
}
