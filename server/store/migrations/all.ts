/** Every change that the tables went through, by name, in order. What has landed is never edited: add another. */
import type { Migration } from 'kysely/migration';
import { streams } from './0001-streams.ts';
import { changes } from './0002-changes.ts';
import { aside } from './0010-aside.ts';
import { kiosks } from './0020-kiosks.ts';
import { directories } from './0030-directories.ts';
import { blobs } from './0040-blobs.ts';
import { projected } from './0050-projected.ts';
import { blobsErased } from './0060-blobs-erased.ts';

export const migrations = {
  '0001-streams': streams,
  '0002-changes': changes,
  '0010-aside': aside,
  '0020-kiosks': kiosks,
  '0030-directories': directories,
  '0040-blobs': blobs,
  '0050-projected': projected,
  '0060-blobs-erased': blobsErased,
} satisfies Readonly<Record<string, Migration>>;
