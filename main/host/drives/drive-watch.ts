/** Looks every other second which sticks are plugged in, so that a screen can say so by itself. */
import type { Clock } from '../../../shared/basics/clock.ts';
import type { RemovableDrive, RemovableDrives } from './removable-drives.ts';

export interface DriveWatch {
  current(): readonly RemovableDrive[];
  /** Returns the way to stop listening. */
  onChange(listener: (drives: readonly RemovableDrive[]) => void): () => void;
  stop(): void;
}

/** Linux tells of a mount only to those who wait in a way that Node cannot. */
const LOOK_MS = 2_000;

export function watchDrives(drives: RemovableDrives, clock: Clock): DriveWatch {
  const listeners = new Set<(drives: readonly RemovableDrive[]) => void>();
  let current: readonly RemovableDrive[] = [];
  let isStopped = false;
  let stopTimer: () => void = () => undefined;

  const look = async () => {
    const found = await drives.list().catch(() => current);
    if (isStopped) return;
    if (namesOf(found) !== namesOf(current)) {
      current = found;
      for (const listener of listeners) listener(current);
    }
    stopTimer = clock.after(LOOK_MS, () => void look());
  };
  void look();

  return {
    current: () => current,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      isStopped = true;
      stopTimer();
    },
  };
}

/** Free space changes with every write, and is no news. */
function namesOf(drives: readonly RemovableDrive[]): string {
  return JSON.stringify(drives.map(({ id, folder, isReadOnly }) => [id, folder, isReadOnly]));
}
