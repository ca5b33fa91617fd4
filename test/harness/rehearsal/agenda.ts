/** What is to happen, by time; of two at the same time, the one that was entered first. */

export interface Agenda<T> {
  add(at: number, item: T): void;
  /** When the next is due; null when nothing is left. */
  next(): number | null;
  take(): T | null;
}

export function createAgenda<T>(): Agenda<T> {
  const entries: { readonly at: number; readonly item: T }[] = [];
  return {
    add: (at, item) => {
      const after = entries.findLastIndex((entry) => entry.at <= at);
      entries.splice(after + 1, 0, { at, item });
    },
    next: () => entries[0]?.at ?? null,
    take: () => entries.shift()?.item ?? null,
  };
}
