/**
 * Tells when a page has come to rest: nothing is under way in its database, and nothing waits for its turn. It stands
 * between the page and the browser, so that the product's own code runs as it is.
 */

export interface PageRest {
  /** Ends when the page does nothing any more until somebody tells it something. */
  come(): Promise<void>;
}

/** A promise that is kept may begin a transaction; one more turn shows that none did. */
const QUIET_TURNS = 2;

/** Before anything else of the page runs. */
export function watchRest(window: Window & typeof globalThis): PageRest {
  let underWay = 0;
  let idle: (() => void) | null = null;
  const turns: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => turns.shift()?.();

  const turn = () =>
    new Promise<void>((resolve) => {
      turns.push(resolve);
      port2.postMessage(null);
    });
  const begin = () => {
    underWay++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      underWay--;
      if (underWay === 0) idle?.();
    };
  };
  const follow = (target: EventTarget, ...ends: readonly string[]) => {
    const end = begin();
    for (const name of ends) target.addEventListener(name, end, { once: true });
  };

  const { transaction } = window.IDBDatabase.prototype;
  window.IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    follow(begun, 'complete', 'abort');
    return begun;
  };
  const { open } = window.IDBFactory.prototype;
  window.IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    follow(request, 'success', 'error');
    return request;
  };

  return {
    come: async () => {
      for (let quiet = 0; quiet < QUIET_TURNS; ) {
        if (underWay > 0) {
          await new Promise<void>((resolve) => {
            idle = resolve;
          });
          idle = null;
        }
        await turn();
        quiet = underWay === 0 ? quiet + 1 : 0;
      }
    },
  };
}
