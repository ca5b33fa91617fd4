/** A server from its settings to an address, and back: what `main.ts` runs by itself and a site's own start runs beside a kiosk. */
import { join } from 'node:path';
import { err, ok, type Result } from '../shared/basics/result.ts';
import { folderShelf } from './blobs/shelf.ts';
import { composeServer } from './compose.ts';
import { databaseFolder, type ServerConfig } from './config.ts';
import { createMetrics } from './http/metrics.ts';
import { keysFrom, secretOf } from './keys.ts';
import { projectAnew } from './projected/project-events.ts';
import { type Engine, openStore } from './store/open.ts';
import { keepMonths } from './streams/months.ts';
import { systemClock, systemRandom } from './system.ts';

export interface Running {
  /** Such as `http://127.0.0.1:8443`. */
  readonly address: string;
  stop(): Promise<void>;
}

export async function runServer(
  config: ServerConfig,
  version: string,
  log: (line: string) => void,
): Promise<Result<Running, string>> {
  const secret = await secretOf(join(config.folder, 'server.key'), systemRandom);
  if (!secret.ok) return secret;
  const store = await openStore(engineOf(config));
  if (!store.ok) return err(store.error.say);
  await projectAnew(store.value.db);
  const stopMonths = await keepMonths(store.value.db, systemClock, (part, cause) =>
    log(
      `${JSON.stringify({ level: 40, msg: 'a part of the events was not made', part, why: String(cause) })}\n`,
    ),
  );
  const { operatorToken, metricsToken, requestsPerMinute, proxies } = config;
  const server = await composeServer({
    store: store.value,
    keys: keysFrom(secret.value),
    shelf: folderShelf(join(config.folder, 'blobs')),
    clock: systemClock,
    random: systemRandom,
    log,
    operatorToken,
    metrics: metricsToken === null ? null : { registry: createMetrics(), token: metricsToken },
    requestsPerMinute,
    proxies,
    version,
  });
  const stop = async () => {
    server.beginStop();
    await stopMonths();
    await server.stop();
    await store.value.close();
  };
  try {
    return ok({ address: await server.app.listen({ host: config.host, port: config.port }), stop });
  } catch (cause) {
    await stop();
    const why = cause instanceof Error ? cause.message : String(cause);
    return err(`The server cannot listen on ${config.host}:${config.port}: ${why}`);
  }
}

function engineOf(config: ServerConfig): Engine {
  const { databaseUrl, databaseConnections } = config;
  if (databaseUrl === null) return { kind: 'embedded', folder: databaseFolder(config) };
  return { kind: 'postgres', url: databaseUrl, connections: databaseConnections };
}
