/**
 * The kiosk's pages on the loopback address: to requests that name exactly this host, and to those who hold the token
 * of this launch. It reads files through `page-files.ts` and knows nothing of what they do.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { PageFiles } from '../../host/page-files.ts';
import { PAGE_HEADERS } from '../../host/page-policy.ts';
import type { RoomApi } from '../../host/room-api.ts';
import type { StartFailure } from '../../host/start-failure.ts';
import { codeOf } from '../../host/storage/files.ts';
import { createGate, type Gate } from './token.ts';

const LOOPBACK = '127.0.0.1';

export interface PageServer {
  readonly server: Server;
  readonly gate: Gate;
  readonly port: number;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

export interface PageServerOptions {
  readonly port: number;
  readonly token: string;
  readonly pages: PageFiles;
  readonly roomApi: RoomApi | null;
  /** Told of what broke while a request was answered. */
  readonly complain: (problem: string) => void;
}

/** The largest honest body is a line of JSON about the room. */
const MOST_BODY_BYTES = 20_000;

export async function servePages(options: PageServerOptions): Promise<Result<PageServer, StartFailure>> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(options.port, LOOPBACK);
  try {
    await listening;
  } catch (cause) {
    return err(portFailure(options.port, cause));
  }
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const gate = createGate(options.token, port);
  const origin = `http://${LOOPBACK}:${port}`;
  server.on('request', (request, response) => {
    answer(request, response, options, gate, origin)
      .catch((cause) => {
        options.complain(`a request broke: ${cause instanceof Error ? cause.stack : String(cause)}`);
        return plain(500, 'That did not work.');
      })
      .then((reply) => send(request, response, reply))
      // Whoever asked is gone.
      .catch(() => response.destroy());
  });
  return ok({
    server,
    gate,
    port,
    origin,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  });
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { pages, roomApi }: PageServerOptions,
  gate: Gate,
  origin: string,
): Promise<Response> {
  // A name that leads here by a trick of DNS is not ours.
  if (incoming.headers.host !== new URL(origin).host) return plain(421, 'Not this host.');
  const url = URL.parse(incoming.url ?? '/', origin);
  if (url === null || url.origin !== origin) return plain(400, 'That is no address.');
  const token = url.searchParams.get('token');
  if (token !== null && gate.isToken(token)) return letIn(url, gate);
  const isPage = url.pathname === '/' || url.pathname === '/room' || url.pathname.startsWith('/room/');
  if (isPage && !gate.isOpen(incoming.headers)) {
    return plain(403, 'Open the address that the terminal shows, with all that follows the question mark.');
  }
  const method = incoming.method ?? 'GET';
  if (roomApi !== null) {
    const acted = await roomApi(await asRequest(incoming, outgoing, method, url));
    if (acted !== null) return acted;
  }
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'That cannot be done here.');
  return (await pages(url.pathname)) ?? plain(404, 'There is nothing here.');
}

/** From here on the token is in the cookie: in no address bar, no history, no link that is sent on. */
function letIn(url: URL, gate: Gate): Response {
  url.searchParams.delete('token');
  return new Response(null, {
    status: 303,
    headers: {
      ...PAGE_HEADERS,
      'cache-control': 'no-store',
      location: `${url.pathname}${url.search}`,
      'set-cookie': gate.cookie,
    },
  });
}

async function asRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  method: string,
  url: URL,
): Promise<Request> {
  const gone = new AbortController();
  // Of the answer, not of the socket: that one carries many requests, and would collect a listener of each.
  outgoing.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  if (method === 'GET' || method === 'HEAD')
    return new Request(url, { method, headers, signal: gone.signal });
  return new Request(url, { method, headers, body: await bodyOf(incoming), signal: gone.signal });
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function send(incoming: IncomingMessage, outgoing: ServerResponse, reply: Response): Promise<void> {
  outgoing.writeHead(reply.status, [...reply.headers].flat());
  if (reply.body === null || incoming.method === 'HEAD') outgoing.end();
  else await pipeline(Readable.fromWeb(reply.body as ReadableStream), outgoing);
}

function plain(status: number, say: string): Response {
  const headers = {
    ...PAGE_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  };
  return new Response(`${say}\n`, { status, headers });
}

function portFailure(port: number, cause: unknown): StartFailure {
  const code = codeOf(cause);
  const why =
    code === 'EADDRINUSE'
      ? 'is used by another program'
      : code === 'EACCES'
        ? 'may not be used by this account'
        : `cannot be used (${code || String(cause)})`;
  return {
    code: 'port-busy',
    say: `Port ${port} ${why}. Stop that program, or choose another port with --port. The kiosk keeps its port, because the browser's copy of the ledger belongs to it.`,
  };
}
