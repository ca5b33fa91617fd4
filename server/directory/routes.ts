/** The directory as whoever runs the server puts it there and reads it back. `docs/server.md` has it as lines for a terminal. */
import { z } from 'zod';
import { Problem } from '../../shared/api/problem.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { Directory } from '../../shared/domain/directory.ts';
import { PropertyId } from '../../shared/domain/ids.ts';
import type { Waiting } from '../changes/waiting.ts';
import type { App } from '../http/app.ts';
import { Refusal } from '../http/refusal.ts';
import type { Directories } from './directories.ts';

const config = { access: { kind: 'operator' } } as const;
const params = z.strictObject({ property: PropertyId });
const Revision = z.strictObject({ revision: z.int().nonnegative() });
/** Some twenty thousand people. */
const MOST_BYTES = 8_000_000;

export interface DirectoryRouteParts {
  readonly directories: Directories;
  readonly hasProperty: (property: PropertyId) => Promise<boolean>;
  readonly waiting: Pick<Waiting, 'wake'>;
  readonly clock: Pick<Clock, 'now'>;
}

export function registerDirectory(app: App, parts: DirectoryRouteParts): void {
  const { directories, hasProperty, waiting, clock } = parts;
  const notFound = () => new Refusal(404, 'not-found', 'There is nothing here.');

  app.get(
    '/v1/properties/:property/directory',
    {
      config,
      schema: { params, response: { 200: Revision.extend({ directory: Directory }), 404: Problem } },
    },
    async ({ params: { property } }) => {
      const held = await directories.of(property);
      if (held === null) throw notFound();
      return held;
    },
  );

  app.put(
    '/v1/properties/:property/directory',
    {
      config,
      bodyLimit: MOST_BYTES,
      schema: {
        params,
        /** `revision`: of the directory that this one was made from, 0 where there was none. */
        body: Revision.extend({ directory: Directory }),
        response: { 200: Revision, 404: Problem, 409: Problem, 422: Problem },
      },
    },
    async ({ params: { property }, body: { directory, revision } }) => {
      if (!(await hasProperty(property))) throw notFound();
      if (directory.property.id !== property)
        throw new Refusal(422, 'other-property', 'This directory is of another property.');
      const changed = await directories.change(directory, revision, clock.now());
      if (!changed.ok)
        throw new Refusal(
          409,
          changed.error,
          'The directory was changed since. Read it and change that one.',
        );
      waiting.wake(property);
      return { revision: changed.value };
    },
  );
}
