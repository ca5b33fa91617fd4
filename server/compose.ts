/** Puts the server together from its parts: the one place that knows all of them. What listens and stops is `run.ts`. */
import type { Registry } from 'prom-client';
import type { Clock } from '../shared/basics/clock.ts';
import type { RandomBytes } from '../shared/basics/uuid.ts';
import { openBlobs } from './blobs/blobs.ts';
import { propertiesWithErased } from './blobs/erasing.ts';
import { registerBlobs } from './blobs/routes.ts';
import type { Shelf } from './blobs/shelf.ts';
import { registerChanges } from './changes/routes.ts';
import { createWaiting } from './changes/waiting.ts';
import { openDirectories } from './directory/directories.ts';
import { registerDirectory } from './directory/routes.ts';
import type { Gates } from './http/access.ts';
import { type App, createApp } from './http/app.ts';
import { registerHealth } from './http/health.ts';
import { registerMetrics } from './http/metrics.ts';
import { bodyHash, readRawBodies } from './http/raw-body.ts';
import type { Keys } from './keys.ts';
import { kioskGate, watchBodies } from './kiosks/gate.ts';
import { registerKiosks } from './kiosks/routes.ts';
import { operatorGate } from './operator/gate.ts';
import { hasProperty, registerOperator } from './operator/routes.ts';
import type { Store } from './store/open.ts';
import { registerStreams } from './streams/routes.ts';

export interface Parts {
  readonly store: Store;
  readonly keys: Keys;
  /** Where sealed photos lie. */
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: ((line: string) => void) | null;
  /** Null: nobody is the operator. */
  readonly operatorToken: string | null;
  readonly metrics: { readonly registry: Registry; readonly token: string } | null;
  readonly requestsPerMinute: number;
  readonly proxies: number;
  readonly version: string;
}

export interface Server {
  readonly app: App;
  /** From now on the server says that it is not ready. */
  beginStop(): void;
  /** Ends what runs in the background, answers what was asked, and takes no more. The store stays open. */
  stop(): Promise<void>;
}

export async function composeServer(parts: Parts): Promise<Server> {
  const { store, clock, log, metrics, requestsPerMinute, proxies, version } = parts;
  const { random, keys } = parts;
  const codes = { key: keys.for('enrolment-codes') };
  const gates: Gates = { kiosk: kioskGate(store.db, clock), operator: operatorGate(parts.operatorToken) };
  const app = await createApp({ clock, gates, log, requestsPerMinute, proxies, version });
  readRawBodies(app);
  watchBodies(app, bodyHash);
  let isStopping = false;
  registerHealth(app, store.db, () => isStopping);
  if (metrics !== null) registerMetrics(app, metrics.registry, metrics.token);
  const waiting = createWaiting(store.db);
  const directories = openDirectories(store.db, keys, random);
  const blobs = openBlobs(store.db, parts.shelf, keys, random);
  registerStreams(app, store.db, clock, waiting, blobs);
  registerChanges(app, { db: store.db, directoryOf: (property) => directories.of(property) }, waiting);
  registerBlobs(app, blobs, clock);
  registerKiosks(app, { db: store.db, clock, codes });
  registerOperator(app, { db: store.db, clock, random, codes });
  registerDirectory(app, {
    directories,
    hasProperty: (property) => hasProperty(store.db, property),
    waiting,
    clock,
  });
  for (const property of await propertiesWithErased(store.db)) await blobs.sweep(property, clock.now());
  await app.ready();
  return {
    app,
    beginStop: () => {
      isStopping = true;
      waiting.stop();
    },
    stop: () => app.close(),
  };
}
