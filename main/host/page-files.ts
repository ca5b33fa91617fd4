/**
 * The built pages, found by the path of a URL: what is not in the list made at the start is not there, so that no path
 * however spelled leads out of the folder. It knows no server.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { PAGE_HEADERS } from './page-policy.ts';

export type PageFiles = (pathname: string) => Promise<Response | null>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** Names below `assets/` hold a hash of the content, or its version. */
const HASHED = '/assets/';

export interface PageFilesOptions {
  readonly folder: string;
  /** Whether there is a room to play in: else its page is not there either. */
  readonly hasRoom: boolean;
}

/** Null when the pages have not been built. */
export async function openPageFiles({ folder, hasRoom }: PageFilesOptions): Promise<PageFiles | null> {
  const paths = await pathsBelow(folder);
  if (!paths.has('/index.html')) return null;
  if (!hasRoom) paths.delete('/room.html');

  return async (pathname) => {
    const wanted = nameFor(pathname);
    const type = TYPES[extname(wanted)];
    const file = paths.get(wanted);
    if (file === undefined || type === undefined) return null;
    const caching = wanted.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-store';
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { ...PAGE_HEADERS, 'content-type': type, 'cache-control': caching },
    });
  };
}

function nameFor(pathname: string): string {
  if (pathname === '/') return '/index.html';
  return pathname === '/room' ? '/room.html' : pathname;
}

async function pathsBelow(folder: string): Promise<Map<string, string>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]));
  } catch {
    return new Map();
  }
}
