/** Which server a kiosk is enrolled at, and in which property of it. Nothing in it is secret: the key of the link is derived. */
import { z } from 'zod';
import type { Result } from '../../../shared/basics/result.ts';
import { PropertyId } from '../../../shared/domain/ids.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { readKept, writeKept } from '../storage/kept-value.ts';

const WHOLE = '--server https://parcels.example.com, without a path';
const NOT_SAFE = 'only one on this very machine may be reached without https';

/** Where a server answers: a scheme, a host and a port, without a path. */
export const ServerAddress = z.string({ error: WHOLE }).transform((text, context) => {
  const address = text.trim().replace(/\/+$/, '');
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.origin === address && isSafeOn(url)) return address;
  context.addIssue({ code: 'custom', message: url?.origin === address ? NOT_SAFE : WHOLE });
  return z.NEVER;
});

const LinkFile = z.strictObject({ server: ServerAddress, property: PropertyId });
export type LinkFile = z.infer<typeof LinkFile>;

/** Null where this kiosk has no server. */
export function readLinkFile(files: Files, path: string): Promise<Result<LinkFile | null, 'unreadable'>> {
  return readKept(files, path, LinkFile);
}

export function writeLinkFile(
  files: Files,
  path: string,
  link: LinkFile,
): Promise<Result<void, DiskFailure>> {
  return writeKept(files, path, link);
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** What passes through a network is private, and the server is who it says. */
function isSafeOn({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}
