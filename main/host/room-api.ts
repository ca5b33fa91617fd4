/**
 * The simulated room over HTTP, for the page where a person plays courier and resident: what is there, what can be
 * done, and a stream of changes. Never served for a real room, because it shows everybody's codes.
 */
import type { Result } from '../../shared/basics/result.ts';
import type { ShownCodes } from './codes/first-codes.ts';

/** What of the simulated room this needs; it does not know what is in a snapshot. */
export interface PlayableRoom {
  snapshot(): object;
  act(device: string, action: string, params?: unknown): Result<object, ActFailure>;
  onChange(listener: () => void): () => void;
}

export interface ActFailure {
  readonly code: 'unknown-device' | 'unknown-action' | 'bad-parameters' | 'impossible';
  readonly say: string;
}

/** Null for a request that is not about the room's data: its page, for one, is a file like any other. */
export type RoomApi = (request: Request) => Promise<Response | null>;

const MOST_CHARACTERS = 10_000;
const STATUS = { 'unknown-device': 404, 'unknown-action': 404, 'bad-parameters': 400, impossible: 409 };
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** `passes`: by unit, what its phone shows. */
export function createRoomApi(
  room: PlayableRoom,
  codes: ShownCodes,
  passes: Readonly<Record<string, string>> = {},
): RoomApi {
  const show = () => ({ ...room.snapshot(), ...codes, passes });

  async function act(request: Request, device: string, action: string): Promise<Response> {
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== originOf(request)) {
      return refuse(403, 'other-origin', 'Another site cannot act in the room.');
    }
    // A form of another site can send no JSON without asking first, and is never allowed to.
    if (request.headers.get('content-type')?.split(';')[0]?.trim() !== 'application/json') {
      return refuse(415, 'not-json', 'Send application/json.');
    }
    const params = readJson((await request.text()).slice(0, MOST_CHARACTERS + 1));
    if (params === undefined) return refuse(400, 'bad-parameters', 'That is not JSON.');
    const acted = room.act(device, action, params);
    if (!acted.ok) return refuse(STATUS[acted.error.code], acted.error.code, acted.error.say);
    return Response.json(show(), { headers: HEADERS });
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    const [first, device, action, ...more] = pathname.split('/').slice(1);
    if (first !== 'room' || more.length > 0) return null;
    if (request.method === 'POST') {
      if (device && action) return act(request, device, action);
      return refuse(404, 'unknown-action', 'Say which device, and what is done to it.');
    }
    if (request.method !== 'GET' || action !== undefined) return null;
    if (device === 'events') return changes(request, room, show);
    if (device !== undefined || !request.headers.get('accept')?.includes('application/json')) return null;
    return Response.json(show(), { headers: HEADERS });
  };
}

/** Server-Sent Events: the room as it is, and again at each change. */
function changes(request: Request, room: PlayableRoom, show: () => object): Response {
  let stop: () => void = () => undefined;
  let isOver = false;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      let isQueued = false;
      const send = () => {
        isQueued = false;
        // A reader that does not keep up gets the next state; every one is the whole.
        if ((stream.desiredSize ?? 0) <= -8) return;
        stream.enqueue(Buffer.from(`data: ${JSON.stringify(show())}\n\n`));
      };
      const stopListening = room.onChange(() => {
        if (isQueued) return;
        isQueued = true;
        queueMicrotask(() => isQueued && send());
      });
      stop = () => {
        isOver = true;
        isQueued = false;
        stopListening();
      };
      // A page that is closed cancels and aborts, in whatever order; what is closed twice throws where nobody catches.
      request.signal.addEventListener('abort', () => {
        if (isOver) return;
        stop();
        stream.close();
      });
      send();
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { ...HEADERS, 'content-type': 'text/event-stream' } });
}

function refuse(status: number, code: string, say: string): Response {
  return Response.json({ code, say }, { status, headers: HEADERS });
}

function originOf(request: Request): string {
  const url = new URL(request.url);
  // Node gives "null" for a scheme of one's own, which is what Electron's page has.
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}

function readJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
