/** A set of listeners, for every port that tells something. A listener that throws does not keep it from the rest. */

export interface Listeners<T> {
  add(listener: (value: T) => void): () => void;
  tell(value: T): void;
  clear(): void;
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      // A wrapper of its own, so that one function added twice is also removed one at a time.
      const added = (value: T) => listener(value);
      listeners.add(added);
      return () => void listeners.delete(added);
    },
    tell(value) {
      const defects: unknown[] = [];
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (defect) {
          defects.push(defect);
        }
      }
      // A defect stays one: it is thrown where the process looks for it, after everybody was told.
      if (defects.length > 0)
        queueMicrotask(() => {
          throw defects[0];
        });
    },
    clear: () => listeners.clear(),
  };
}
