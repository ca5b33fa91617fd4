/**
 * Everything that lets somebody in, put together: codes, badges, PINs and passes, the book that holds them and the time that
 * they run out by. What each of them is, stands in its own file.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import { type Directory, rotationOf } from '../../../shared/domain/directory.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import type { Foundation } from '../foundation.ts';
import type { Journal } from '../journal.ts';
import type { Log } from '../log.ts';
import { createPasses, type Passes } from '../passes/passes.ts';
import { openRevokedPasses } from '../passes/revoked.ts';
import { passKey } from '../passes/signed.ts';
import type { Paths } from '../paths.ts';
import type { Files } from '../storage/files.ts';
import { latestFrom } from './book.ts';
import { type BookKeeper, createBookKeeper } from './book-keeper.ts';
import { openCodeTime } from './code-time.ts';
import { type Codeless, type CodelessParts, openCodeless } from './codeless.ts';
import { type CourierCodes, startCourierCodes } from './courier-codes.ts';
import { type CredentialOrders, createCredentialOrders } from './credential-orders.ts';
import type { Failures } from './failures.ts';
import type { Grants } from './grants.ts';
import type { HashCost } from './hash.ts';
import { createPins, type Pins } from './pins.ts';
import { messagePhones } from './simulated-phones.ts';
import { createStaffPins, type StaffPins } from './staff-pins.ts';
import { type StillAdmits, stillAdmitted } from './still-admitted.ts';
import { type Codes, createCodes } from './verify.ts';

export interface Credentials {
  readonly codes: Codes;
  readonly courierCodes: CourierCodes;
  readonly codeless: Codeless;
  readonly credentialOrders: CredentialOrders;
  readonly pins: Pins;
  readonly passes: Passes;
  readonly staffPins: StaffPins;
  readonly admits: StillAdmits;
}

export interface CredentialsParts extends Pick<CodelessParts, 'hasPhoto'> {
  readonly files: Files;
  readonly paths: Paths;
  readonly foundation: Foundation;
  readonly failures: Failures;
  readonly journal: Journal;
  readonly grants: Grants;
  readonly directory: () => Directory;
  readonly cost: HashCost;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly deviceLog: DeviceLog;
  readonly log: Log;
}

export async function openCredentials(
  parts: CredentialsParts,
): Promise<Result<Credentials & { readonly book: BookKeeper; stop(): Promise<void> }, 'unreadable'>> {
  const { files, paths, foundation, failures, journal, grants, directory, clock, random, log } = parts;
  const { keys, book, simulatedCodes } = foundation;
  const sealing = { files, random };
  const hashing = { pepper: keys.pepper, cost: parts.cost };
  const keeper = createBookKeeper(book, sealing, paths.codes, keys.codes);
  const time = await openCodeTime(files, paths.codeTime, clock, latestFrom(book));
  const codeless = await openCodeless({
    files,
    path: paths.codeless,
    directory,
    pepper: keys.pepper,
    time,
    grants,
    hasPhoto: parts.hasPhoto,
  });
  if (!codeless.ok) {
    await time.stop();
    return codeless;
  }
  const courierCodes = startCourierCodes({
    ...hashing,
    keeper,
    time,
    policy: rotationOf(directory()),
    clock,
    random,
    deviceLog: parts.deviceLog,
    log,
  });
  const revoked = await openRevokedPasses({ files, path: paths.passesRevoked, journal, log });
  return ok({
    admits: stillAdmitted({ directory, book: keeper.current, revoked }),
    codes: await createCodes({ ...hashing, book: keeper.current, time, directory, failures, grants, clock }),
    courierCodes,
    codeless: codeless.value,
    credentialOrders: createCredentialOrders({ journal, grants, courierCodes }),
    pins: createPins({
      ...hashing,
      journal,
      grants,
      keeper,
      failures,
      directory,
      random,
      reissued: messagePhones(simulatedCodes, { sealing, path: paths.demonstration, key: keys.codes }),
    }),
    passes: createPasses({
      journal,
      grants,
      key: await passKey(keys.passes),
      directory,
      revoked,
      time,
      clock,
    }),
    book: keeper,
    staffPins: createStaffPins({ ...hashing, journal, grants, keeper, random }),
    stop: async () => {
      await courierCodes.stop();
      await time.stop();
    },
  });
}
