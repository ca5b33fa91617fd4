/** A question over HTTP and its answer, as a value: bounded in time and size, followed nowhere, and never an exception. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { Problem } from '../../../shared/api/problem.ts';
import { SERVER_TIME_HEADER } from '../../../shared/api/server-clock.ts';
import { toUtf8 } from '../../../shared/basics/bytes.ts';
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';

export type WireFailure =
  /** No answer: no network, no server, or not in time. */
  | { readonly code: 'offline'; readonly detail: string }
  /** The server does not know this kiosk, or not any more. */
  | { readonly code: 'not-enrolled' }
  /** The server understood and says no; what it answered besides is for whoever asked. */
  | { readonly code: 'refused'; readonly status: number; readonly why: string; readonly answer: unknown }
  /** It is there and cannot, for now. */
  | { readonly code: 'server-fault'; readonly status: number }
  /** The answer is none of a Packroom server that this program knows. */
  | { readonly code: 'not-understood'; readonly detail: string };

export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly encoding: 'gzip' | 'identity';
}

/** The answer that says no more than that it is done. */
export const Nothing = z.strictObject({});

export interface Sent {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly authorization: string | null;
  readonly body: Body | null;
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly status: number;
  /** Null where there was nothing, or the server's fault said nothing that can be read. */
  readonly body: unknown;
  /** The server's time, where it said so. */
  readonly time: EpochMs | null;
}

/** More than any page of events. */
const MOST_BYTES = 32_000_000;
const JSON_TYPE = 'application/json';
const gzipped = promisify(gzip);

export async function packed(value: unknown): Promise<Body> {
  return { bytes: new Uint8Array(await gzipped(JSON.stringify(value))), type: JSON_TYPE, encoding: 'gzip' };
}

export function plain(value: unknown): Body {
  return { bytes: new Uint8Array(toUtf8(JSON.stringify(value))), type: JSON_TYPE, encoding: 'identity' };
}

export async function exchange(send: typeof fetch, sent: Sent): Promise<Result<Answered, WireFailure>> {
  const { url, method, authorization, body, signal } = sent;
  try {
    const answer = await send(url, {
      method,
      signal,
      // A portal of the network that sends us elsewhere is no server.
      redirect: 'manual',
      headers: {
        ...(authorization !== null && { authorization }),
        ...(body && { 'content-type': body.type, 'content-encoding': body.encoding }),
      },
      ...(body && { body: body.bytes }),
    });
    const time = Date.parse(answer.headers.get(SERVER_TIME_HEADER) ?? '');
    return ok({
      status: answer.status,
      body: await jsonOf(answer),
      time: Number.isFinite(time) ? time : null,
    });
  } catch (cause) {
    if (cause instanceof NotUnderstood) return err({ code: 'not-understood', detail: cause.message });
    return err({ code: 'offline', detail: reasonOf(cause) });
  }
}

/** What an answer comes to: the value that was asked for, or why not. */
export function judged<T>({ status, body }: Answered, schema: z.ZodType<T>): Result<T, WireFailure> {
  if (status >= 200 && status < 300) {
    const answer = schema.safeParse(body);
    if (answer.success) return ok(answer.data);
    const where = answer.error.issues[0]?.path.join('.') || 'all of it';
    return err({ code: 'not-understood', detail: `its answer is not as it should be: ${where}` });
  }
  if (status >= 500 || status === 429) return err({ code: 'server-fault', status });
  const why = problemIn(body)?.code;
  if (why === undefined)
    return err({ code: 'not-understood', detail: `it answers ${status} and does not say why` });
  if (why === 'not-enrolled') return err({ code: 'not-enrolled' });
  // Of one token, not of the kiosk: the next one is another.
  if (status === 401) return err({ code: 'server-fault', status });
  return err({ code: 'refused', status, why, answer: body });
}

/** Some answers say more than what went wrong: whoever asked knows which. */
export function problemIn(body: unknown): Problem | null {
  return Problem.loose().safeParse(body).data ?? null;
}

class NotUnderstood extends Error {}

async function jsonOf(answer: Response): Promise<unknown> {
  const text = await textOf(answer);
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy whose server is away says so in a page of its own.
    if (answer.status >= 500) return null;
    throw new NotUnderstood(`it answers ${answer.status} with what is not JSON`);
  }
}

async function textOf(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new NotUnderstood('its answer does not end');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What the system says of it, such as `ECONNREFUSED`: `fetch` itself says only that it failed. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner: unknown = cause.cause;
  if (inner instanceof Error) return 'code' in inner ? String(inner.code) : inner.name;
  return cause.name;
}
