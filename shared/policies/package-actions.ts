/** What can be done about a package as it is now; who may do it is in roles.ts. */
import type { PackageAction } from '../domain/package-action.ts';
import type { PackageRow } from '../projections/tables.ts';

/** In the order in which they are offered; none for what has left. */
export function actionsFor(
  row: Pick<PackageRow, 'place' | 'state' | 'heldUntil' | 'classes'>,
): PackageAction[] {
  // Its resident may have had it all along, or it lies in another place.
  if (row.state === 'missing') return ['found', 'release'];
  if (row.place === 'gone') return [];
  return [
    'release',
    'move',
    'reassign',
    row.heldUntil === null ? 'hold' : 'end-hold',
    'reprint',
    ...(row.classes.includes('damaged') ? [] : (['damaged'] as const)),
    'missing',
    'forward',
    'return',
  ];
}
