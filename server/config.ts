/**
 * What an operator sets, by environment variables (`docs/server.md` lists them), read once at the start. A value that
 * makes no sense is told by the name of its variable, and never repeated: it may be a password.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../shared/basics/result.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(0);

const Variables = z.object({
  /** Where the embedded database, photos and keys lie. */
  PACKROOM_DATA: z.string().min(1).default('.packroom-server'),
  PACKROOM_HOST: z.string().min(1).default('127.0.0.1'),
  PACKROOM_PORT: port.default(8_443),
  PACKROOM_PROXIES: count.max(10).default(0),
  PACKROOM_REQUESTS_A_MINUTE: count.min(1).default(600),
  PACKROOM_OPERATOR_TOKEN: z.string().min(16).optional(),
  PACKROOM_METRICS_TOKEN: z.string().min(16).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PACKROOM_DATABASE_CONNECTIONS: count.min(1).max(200).default(10),
});

export interface ServerConfig {
  readonly folder: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly proxies: number;
  readonly requestsPerMinute: number;
  readonly operatorToken: string | null;
  readonly metricsToken: string | null;
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<ServerConfig, string> {
  // A variable that is set to nothing is not set.
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Variables.safeParse(filled);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))].join(', ');
    return err(`These settings make no sense: ${names}.`);
  }
  const set = read.data;
  return ok({
    folder: set.PACKROOM_DATA,
    host: set.PACKROOM_HOST,
    port: set.PACKROOM_PORT,
    proxies: set.PACKROOM_PROXIES,
    requestsPerMinute: set.PACKROOM_REQUESTS_A_MINUTE,
    operatorToken: set.PACKROOM_OPERATOR_TOKEN ?? null,
    metricsToken: set.PACKROOM_METRICS_TOKEN ?? null,
    databaseUrl: set.DATABASE_URL ?? null,
    databaseConnections: set.PACKROOM_DATABASE_CONNECTIONS,
  });
}

export function databaseFolder({ folder }: Pick<ServerConfig, 'folder'>): string {
  return join(folder, 'database');
}
