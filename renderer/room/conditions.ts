/** What a device shows on its outside. The gravest comes first: a printer without a plug is no printer out of paper. */
import type { Printer, Strike } from './room-state.ts';

export type PrinterCondition = 'unplugged' | 'silent' | 'head-open' | 'paper-out' | 'paused' | 'ready';

export function printerCondition({ plugged, silent, head, paper, paused }: Printer): PrinterCondition {
  if (!plugged) return 'unplugged';
  if (silent) return 'silent';
  if (head === 'open') return 'head-open';
  if (!paper) return 'paper-out';
  return paused ? 'paused' : 'ready';
}

export type StrikeCondition = 'released' | 'unplugged' | 'stuck' | 'locked';

/** What the lock does counts for more than why: a released door is said to be so in any state of its board. */
export function strikeCondition({ plugged, relay, stuck }: Strike): StrikeCondition {
  if (relay === 'on') return 'released';
  if (!plugged) return 'unplugged';
  return stuck ? 'stuck' : 'locked';
}
