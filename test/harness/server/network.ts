/**
 * The network between a kiosk and a server of a test: questions are carried into the server without a port, and what a test
 * says goes wrong goes wrong.
 */
import type { TestServer } from './server.ts';

export type Mishap =
  /** Nothing arrives. */
  | 'cut'
  /** The server takes it, and its answer is lost. */
  | 'answer-lost'
  /** Somebody between answers instead: a hotel's page. */
  | 'portal'
  /** A proxy whose server is away. */
  | 'bad-gateway';

export interface Network {
  readonly fetch: typeof fetch;
  /** What becomes of each question from now on; null: all is well. */
  mishap: Mishap | null;
  /** What was asked, in order: `POST /v1/streams/…/events`. */
  readonly asked: string[];
  /** How many questions have no answer yet. */
  underWay(): number;
  /** Which server there is, from now on. */
  connect(server: Pick<TestServer, 'app'>): void;
}

export function networkTo(first: Pick<TestServer, 'app'>): Network {
  let { app } = first;
  let underWay = 0;

  const carry: typeof fetch = async (input, init = {}) => {
    const { method = 'GET', headers, body, signal } = init;
    const url = new URL(String(input));
    network.asked.push(`${method} ${url.pathname}${url.search}`);
    if (signal?.aborted) throw signal.reason;
    if (network.mishap === 'cut')
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
    if (network.mishap === 'portal') return new Response('<h1>Welcome to our guests</h1>', { status: 200 });
    if (network.mishap === 'bad-gateway') return new Response('<h1>Bad gateway</h1>', { status: 502 });
    const answer = await app.inject({
      method: method as 'GET' | 'POST' | 'PUT',
      url: `${url.pathname}${url.search}`,
      headers: headers as Record<string, string>,
      ...(body instanceof Uint8Array && { payload: Buffer.from(body) }),
    });
    if (network.mishap === 'answer-lost')
      throw new TypeError('terminated', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).map(
        ([name, value]) => [name, String(value)] as [string, string],
      ),
    });
  };

  const network: Network = {
    fetch: async (...question) => {
      underWay += 1;
      try {
        return await carry(...question);
      } finally {
        underWay -= 1;
      }
    },
    underWay: () => underWay,
    mishap: null,
    asked: [],
    connect: (server) => {
      app = server.app;
    },
  };
  return network;
}
