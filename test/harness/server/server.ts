/** A whole server for a test, without a port: requests are injected, time is moved by hand, chance has a seed. */
import type { Shelf } from '../../../server/blobs/shelf.ts';
import { composeServer, type Server } from '../../../server/compose.ts';
import { keysFrom } from '../../../server/keys.ts';
import type { Store } from '../../../server/store/open.ts';
import { systemRandom } from '../../../server/system.ts';
import { createManualClock, type ManualClock } from '../manual-clock.ts';

export interface TestServer extends Server {
  readonly clock: ManualClock;
  readonly lines: string[];
}

export const OPERATOR = 'the operator of the test';

const SECRET = new Uint8Array(32).fill(7);

export async function testServer(
  store: Store,
  clock = createManualClock(),
  shelf: Shelf = memoryShelf(),
): Promise<TestServer> {
  const lines: string[] = [];
  const server = await composeServer({
    store,
    keys: keysFrom(SECRET),
    shelf,
    clock,
    random: systemRandom,
    log: (line) => lines.push(line),
    operatorToken: OPERATOR,
    metrics: null,
    requestsPerMinute: 100_000,
    proxies: 0,
    version: '0.0.0',
  });
  return { ...server, clock, lines };
}

/** Photos that live as long as the test. */
export function memoryShelf(): Shelf & { readonly lying: Map<string, Uint8Array> } {
  const lying = new Map<string, Uint8Array>();
  return {
    lying,
    put: async (name, bytes) => void lying.set(name, bytes),
    get: async (name) => lying.get(name) ?? null,
    remove: async (name) => void lying.delete(name),
  };
}
