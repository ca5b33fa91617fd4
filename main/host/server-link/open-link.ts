/** The link of a kiosk as its folder says it: none, or to the server that it is enrolled at. */

import type { Clock } from '../../../shared/basics/clock.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { ServerLink } from '../../../shared/bridge/server-link.ts';
import type { Journal } from '../journal.ts';
import type { Keys } from '../keys.ts';
import type { Log } from '../log.ts';
import type { Paths } from '../paths.ts';
import type { Photos } from '../photos.ts';
import type { Seals } from '../seals.ts';
import type { Files } from '../storage/files.ts';
import { type Link, startLink } from './link.ts';
import { readLinkFile } from './link-file.ts';
import { createPhotosUp } from './photos-up.ts';
import { createPush } from './push.ts';
import { createWire } from './wire.ts';

export interface LinkHostParts {
  readonly files: Files;
  readonly paths: Pick<Paths, 'server'>;
  readonly keys: Pick<Keys, 'link'>;
  readonly journal: Journal;
  readonly seals: Pick<Seals, 'sign'>;
  readonly photos: Pick<Photos, 'read' | 'all'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Log;
}

export async function openLink(parts: LinkHostParts): Promise<Link> {
  const { files, paths, keys, journal, seals, photos, clock, random, log } = parts;
  const file = await readLinkFile(files, paths.server);
  if (!file.ok) {
    log.error('which server this kiosk has cannot be read', { file: paths.server });
    const since = new Date(clock.now()).toISOString();
    return standing({ kind: 'linked', state: 'fault', waiting: null, since });
  }
  if (file.value === null) return standing({ kind: 'none' });
  const { stream } = journal.head();
  const wire = await createWire({ ...file.value, stream, seed: keys.link, clock, random });
  return startLink({
    push: createPush({ wire, journal, seals }),
    photos: createPhotosUp({ wire, photos, journal, clock, log }),
    wire,
    journal,
    clock,
    random,
    log,
  });
}

function standing(state: ServerLink): Link {
  return { state: () => state, onChange: () => () => {}, stop: async () => {} };
}
