/**
 * Takes a folder of a test away with all that is in it. It tries again for a moment: a host that has just been let go
 * may still be finishing a file it writes in the background, and a folder that fills while it is emptied is no fault
 * of the product.
 */
import { rm } from 'node:fs/promises';

export function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
}
