/**
 * What a kiosk stands on before it has a single device: its folder, its keys, who it is, whom it serves, and the codes
 * they show. Made at the first start; afterwards read, and never silently made anew.
 */

import { toHex } from '../../shared/basics/bytes.ts';
import type { EpochMs } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import { Directory } from '../../shared/domain/directory.ts';
import { PropertyId } from '../../shared/domain/ids.ts';
import { directoryOf, type Site } from '../../shared/domain/site.ts';
import { isTraining } from '../../shared/domain/training.ts';
import { CodeBook } from './codes/book.ts';
import { firstCodes, ShownCodes } from './codes/first-codes.ts';
import type { HashCost } from './codes/hash.ts';
import { COURIER_CARRIERS, demonstrationDirectory, STAFF_ID, trainingDirectory } from './demonstration.ts';
import { type Identity, keepIdentity, newIdentity, type RoomKind, readIdentity } from './identity.ts';
import { type Keys, keysFrom } from './keys.ts';
import type { Paths } from './paths.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { fileFailure, keyFailure, type StartFailure } from './start-failure.ts';
import type { Files } from './storage/files.ts';
import { readSealed, writeSealed } from './storage/sealed-file.ts';
import { readSealedJson, writeSealedJson } from './storage/sealed-json.ts';

export interface Foundation {
  readonly identity: Identity;
  readonly keys: Keys;
  readonly signingSeed: Uint8Array;
  readonly directory: Directory;
  readonly book: CodeBook;
  /** Of a simulated room: the codes that its page shows. */
  readonly simulatedCodes: ShownCodes | null;
  /** At the first start only: the codes, to be shown at the terminal and then forgotten. */
  readonly firstCodes: ShownCodes | null;
}

export interface FoundationParts {
  readonly files: Files;
  readonly paths: Paths;
  readonly secrets: SecretKeeper;
  readonly random: RandomBytes;
  readonly now: EpochMs;
  readonly cost: HashCost;
  /** What a new kiosk is for. One that is there already is what it was made for. */
  readonly room: RoomKind;
  /** What a new kiosk serves; null: a property made up for trying things out. */
  readonly site: Site | null;
  /** Whether people learn on it. A folder is for the one or for the other, for ever. */
  readonly training?: boolean;
}

const SEED_BYTES = 32;

export async function layFoundation(parts: FoundationParts): Promise<Result<Foundation, StartFailure>> {
  const { files, paths, room, site, training = false } = parts;
  const found = await readIdentity(files, paths.identity);
  if (!found.ok) return found;
  if (found.value !== null && found.value.room !== room) {
    return err({
      code: 'other-room',
      say: `${paths.folder} was made for a ${found.value.room} room, and this is to be a ${room} one. Choose another folder with --data.`,
    });
  }
  if (found.value !== null && isTraining(found.value.stream) !== training) {
    return err({
      code: 'other-room',
      say: training
        ? `${paths.folder} is the folder of a kiosk that serves people. Training never touches it: choose another with --data.`
        : `${paths.folder} is a folder of training. To train: npm start -- --training. To serve people, choose another with --data.`,
    });
  }
  if (found.value !== null && site !== null) {
    return err({
      code: 'other-room',
      say: `${paths.folder} has its property already. To change it: npm run directory -- site FILE --data ${paths.folder}`,
    });
  }
  const master = await parts.secrets.masterKey(found.value === null);
  if (!master.ok) return err(keyFailure(master.error));
  const keys = keysFrom(master.value);
  return found.value === null ? lay(parts, keys) : stand(parts, keys, found.value);
}

/** The identity is written last: a first start that was cut off is a first start again. */
async function lay(parts: FoundationParts, keys: Keys): Promise<Result<Foundation, StartFailure>> {
  const { files, paths, random, now, cost, room, site, training = false } = parts;
  const madeUp = training ? trainingDirectory : demonstrationDirectory;
  const directory = site === null ? madeUp() : newProperty(site, random);
  const carriers = site?.carriers ?? COURIER_CARRIERS;
  const asked = { directory, carriers, staff: STAFF_ID, now };
  const { book, shown } = await firstCodes(asked, keys.pepper, cost, random);
  const signingSeed = random(SEED_BYTES);
  const isSimulated = room === 'simulated';
  const identity = newIdentity(room, training, random);
  const sealing = { files, random };
  const written = [
    await writeSealed(sealing, paths.signingKey, signingSeed, keys.signing, 'signing key'),
    await writeSealedJson(sealing, paths.directory, directory, keys.people, 'directory'),
    await writeSealedJson(sealing, paths.codes, book, keys.codes, 'codes'),
    ...(isSimulated
      ? [await writeSealedJson(sealing, paths.demonstration, shown, keys.codes, 'demonstration')]
      : []),
  ];
  const failed = written.find((one) => !one.ok);
  if (failed && !failed.ok) return err(notWritable(paths.folder, failed.error));
  const kept = await keepIdentity(files, paths.identity, identity);
  if (!kept.ok) return kept;
  return ok({
    identity,
    keys,
    signingSeed,
    directory,
    book,
    simulatedCodes: isSimulated ? shown : null,
    firstCodes: shown,
  });
}

/** Whoever reads a site has checked it. */
function newProperty(site: Site, random: RandomBytes): Directory {
  const made = directoryOf(site, PropertyId.parse(`p-${toHex(random(8))}`));
  if (!made.success) throw new Error('the site was not checked', { cause: made.error });
  return made.data;
}

async function stand(
  { files, paths }: FoundationParts,
  keys: Keys,
  identity: Identity,
): Promise<Result<Foundation, StartFailure>> {
  const seed = await readSealed(files, paths.signingKey, keys.signing, 'signing key');
  if (!seed.ok) return err(fileFailure('The signing key', paths.signingKey, seed.error));
  const directory = await readSealedJson(files, paths.directory, Directory, keys.people, 'directory');
  if (!directory.ok) return err(fileFailure('The directory', paths.directory, directory.error));
  const book = await readSealedJson(files, paths.codes, CodeBook, keys.codes, 'codes');
  if (!book.ok) return err(fileFailure('The file of codes', paths.codes, book.error));
  let simulatedCodes: ShownCodes | null = null;
  if (identity.room === 'simulated') {
    const shown = await readSealedJson(files, paths.demonstration, ShownCodes, keys.codes, 'demonstration');
    if (!shown.ok) return err(fileFailure('The demonstration', paths.demonstration, shown.error));
    simulatedCodes = shown.value;
  }
  return ok({
    identity,
    keys,
    signingSeed: seed.value,
    directory: directory.value,
    book: book.value,
    simulatedCodes,
    firstCodes: null,
  });
}

export function notWritable(folder: string, why: string): StartFailure {
  return {
    code: 'folder-not-writable',
    say: `${folder} cannot be written (${why}). Give the kiosk's account the right to it, free some space, or choose another folder with --data.`,
  };
}
