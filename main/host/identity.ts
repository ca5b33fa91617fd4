/**
 * Which kiosk this is: made at the first start and never again. What is written here is no secret. A folder made for
 * a simulated room never serves a real one, because everybody may read the codes of a simulation.
 */
import { z } from 'zod';
import { toHex } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import { StreamId } from '../../shared/domain/ids.ts';
import { streamName } from '../../shared/domain/training.ts';
import type { StartFailure } from './start-failure.ts';
import type { Files } from './storage/files.ts';
import { readKept, writeKept } from './storage/kept-value.ts';

export const RoomKind = z.enum(['real', 'simulated']);
export type RoomKind = z.infer<typeof RoomKind>;

const Identity = z.strictObject({
  stream: StreamId,
  room: RoomKind,
  /** The port of the address, once a shell has one: the browser's database belongs to it. */
  port: z.int().min(1).max(65_535).nullable(),
});
export type Identity = z.infer<typeof Identity>;

export async function readIdentity(
  files: Files,
  path: string,
): Promise<Result<Identity | null, StartFailure>> {
  const kept = await readKept(files, path, Identity);
  if (kept.ok) return kept;
  return err({ code: 'data-damaged', say: `${path} cannot be read. Put it back from a back-up.` });
}

export function newIdentity(room: RoomKind, isForTraining: boolean, random: RandomBytes): Identity {
  return { stream: StreamId.parse(streamName(isForTraining, toHex(random(6)))), room, port: null };
}

export async function keepIdentity(
  files: Files,
  path: string,
  identity: Identity,
): Promise<Result<void, StartFailure>> {
  const kept = await writeKept(files, path, identity);
  if (kept.ok) return ok();
  return err({ code: 'folder-not-writable', say: `${path} cannot be written (${kept.error}).` });
}
