/**
 * Stops the page at a named step of an append, by standing between it and the browser: the product's own code runs as
 * it is. What a step means for the ledger is not known here.
 */
import type { PageStep } from './said.ts';

const APPEND = '"command":"journal.append"';

export interface PageSteps {
  stopAt(step: PageStep): void;
}

/** Before anything else of the page runs. `reached` is told once for each `stopAt`. */
export function watchSteps(window: Window & typeof globalThis, reached: (step: PageStep) => void): PageSteps {
  let wanted: PageStep | null = null;
  const isAt = (step: PageStep) => {
    if (wanted !== step) return false;
    wanted = null;
    reached(step);
    return true;
  };

  window.WebSocket = class extends WebSocket {
    readonly #appends = new Set<number>();
    constructor(address: string | URL) {
      super(address);
      // The first listener there is: what stops here comes to nobody.
      this.addEventListener('message', (event) => {
        const { answer } = JSON.parse(String(event.data)) as { answer?: number };
        if (answer === undefined || !this.#appends.delete(answer)) return;
        if (isAt('before-acknowledged')) event.stopImmediatePropagation();
      });
    }
    override send(data: string): void {
      if (data.includes(APPEND)) {
        if (isAt('before-journal')) return;
        this.#appends.add((JSON.parse(data) as { ask: number }).ask);
      }
      super.send(data);
    }
  };

  // The head is the last that an append writes: from here on the transaction commits by itself.
  const put = window.IDBObjectStore.prototype.put;
  window.IDBObjectStore.prototype.put = function (...given) {
    const request = put.apply(this, given);
    if (this.name === 'heads') isAt('writing');
    return request;
  };

  return {
    stopAt: (step) => {
      wanted = step;
    },
  };
}
