/** What is carried from a parcel or a printer to the scanner, as the browser's own drag and drop carries it. */
import { type DragOptions, type DropItem, isTextDropItem, useDrag } from 'react-aria-components';
import { z } from 'zod';
import type { ScanTarget } from './room-state.ts';

export const SCAN_TYPE = 'application/x-packroom-scan';

const Carried = z.union([
  z.strictObject({ parcel: z.string() }),
  z.strictObject({ parcel: z.string(), barcode: z.int().min(0) }),
  z.strictObject({ label: z.string() }),
]);

function carried(target: ScanTarget): ReturnType<DragOptions['getItems']> {
  return [{ [SCAN_TYPE]: JSON.stringify(target) }];
}

/** Null for what did not come from this page. */
export async function whatWasCarried(items: readonly DropItem[]): Promise<ScanTarget | null> {
  const item = items.filter(isTextDropItem).find(({ types }) => types.has(SCAN_TYPE));
  if (!item) return null;
  const text = await item.getText(SCAN_TYPE);
  try {
    const read = Carried.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** `dragButtonProps` are for the button by which a keyboard carries it. */
export function useCarry(target: ScanTarget) {
  return useDrag({
    getItems: () => carried(target),
    getAllowedDropOperations: () => ['copy'],
    hasDragButton: true,
  });
}
