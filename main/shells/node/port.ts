/**
 * Which port this kiosk has: the browser's copy of the ledger belongs to the address, so a folder keeps the port that
 * it once had.
 */
import { isTraining } from '../../../shared/domain/training.ts';
import { type Identity, keepIdentity } from '../../host/identity.ts';
import type { Paths } from '../../host/paths.ts';
import { nodeFiles } from '../../host/storage/files.ts';

const USUAL_PORT = 7420;
/** So that it never stands in the way of the kiosk that serves people. */
const USUAL_PORT_OF_TRAINING = 7421;

/** 0 for any that is free. */
export function portFor(asked: number | undefined, identity: Identity): number {
  return asked ?? identity.port ?? (isTraining(identity.stream) ? USUAL_PORT_OF_TRAINING : USUAL_PORT);
}

/** A port that was only any free one is not kept: it is another at the next start. */
export async function keepPort(
  asked: number | undefined,
  port: number,
  identity: Identity,
  paths: Paths,
): Promise<void> {
  if (asked === 0 || identity.port === port) return;
  await keepIdentity(nodeFiles, paths.identity, { ...identity, port });
}
