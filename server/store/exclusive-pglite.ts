/**
 * PGlite has one connection, and Kysely hands it to everybody at once: a statement of one request would run inside the
 * transaction of another. Here whoever has the connection has it alone, and the others wait in the order they came.
 */
import type { PGlite } from '@electric-sql/pglite';
import { type DatabaseConnection, type Driver, PGliteDialect } from 'kysely';

export class ExclusivePGliteDialect extends PGliteDialect {
  constructor(pglite: PGlite) {
    super({ pglite });
  }

  override createDriver(): Driver {
    return oneAtATime(super.createDriver());
  }
}

function oneAtATime(driver: Driver): Driver {
  let last: Promise<void> = Promise.resolve();
  let release = () => {};

  const acquireConnection = async (): Promise<DatabaseConnection> => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    release = resolve;
    return driver.acquireConnection();
  };

  return new Proxy(driver, {
    get: (target, name) => {
      if (name === 'acquireConnection') return acquireConnection;
      if (name === 'releaseConnection') return async () => release();
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
