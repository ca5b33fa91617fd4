/** Whom the text on a label speaks of, where it is sure enough to be shown. What was read is forgotten here. */
import { propose, SHOWN_FROM } from '../../shared/label-text/propose.ts';
import type { IntakeEvent } from '../flows/intake-state.ts';
import type { Desk } from './desk.ts';

/** Null where there is nothing to propose. `tracking`: of the parcel whose label it is. */
export async function proposeFromLabel(desk: Desk, tracking: string): Promise<IntakeEvent | null> {
  const lines = await desk.readLabel();
  const proposal = lines === null ? null : propose(desk.directory, lines);
  if (proposal === null || proposal.confidence < SHOWN_FROM) return null;
  return { type: 'label-text-read', tracking, proposal };
}
