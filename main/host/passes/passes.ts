/**
 * Passes at this kiosk: whether one opens here and now, and new ones that staff give out. What waits for its holder is the
 * ledger's to say: a copy of a pass cannot collect what was collected.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { OutputOf, PassAnswer } from '../../../shared/bridge/contract.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { EventId } from '../../../shared/domain/ids.ts';
import type { Pass } from '../../../shared/domain/pass.ts';
import { catalog, type DataOf } from '../../../shared/events/catalog.ts';
import type { CodeTime } from '../codes/code-time.ts';
import type { Grants } from '../codes/grants.ts';
import type { Journal } from '../journal.ts';
import { createOrders, type OrdersFrom } from '../orders.ts';
import type { RevokedPasses } from './revoked.ts';
import { type PassKey, readPass, trustedKey } from './signed.ts';

export interface Passes {
  verify(token: string): Promise<PassAnswer>;
  issue(event: EventId): Promise<OutputOf<'pass.issue'>>;
}

export interface PassesParts extends OrdersFrom {
  readonly journal: Pick<Journal, 'fresh' | 'onKept'>;
  readonly key: PassKey;
  readonly directory: () => Directory;
  readonly revoked: RevokedPasses;
  readonly grants: Pick<Grants, 'give' | 'valid' | 'end'>;
  readonly time: Pick<CodeTime, 'now' | 'keep'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A server's clock and a kiosk's are seldom further apart; what is new opens at once all the same. */
const EARLY_S = 15 * 60;
/** Nobody is sent for parcels for longer. */
const LONGEST_S = 31 * 24 * 60 * 60;

export function createPasses(parts: PassesParts): Passes {
  const { key, directory, revoked, grants, time, clock } = parts;
  const orders = createOrders('pass.issue-ordered', parts);

  /** The later of two clocks: one that is set back makes no old pass good. */
  const nowS = () => Math.floor(Math.max(time.now(), clock.now()) / 1000);

  // Whoever was let in by a pass that is ended opens nothing more, from before its ending is acknowledged.
  parts.journal.onKept((events) => {
    for (const { type, data } of events) {
      if (type !== 'credential.revoked') continue;
      const ended = catalog[type].data.safeParse(data);
      if (ended.success) grants.end(({ pass }) => pass?.id === ended.data.credential);
    }
  });

  async function verify(token: string): Promise<PassAnswer> {
    const { property } = directory();
    const others = await Promise.all((property.passKeys ?? []).map(trustedKey));
    const read = await readPass(token, [key.trusted, ...others]);
    if (!read.ok) {
      if (read.error.code === 'not-readable') return { answer: 'not-readable' };
      const { claims } = read.error;
      if (claims === null) return { answer: 'not-readable' };
      return { answer: claims.property === property.id ? 'altered' : 'other-property' };
    }
    const pass = read.value;
    if (pass.property !== property.id) return { answer: 'other-property' };
    if ((await revoked.has(pass.id)) || !isOfTheHouse(directory(), pass)) return { answer: 'revoked' };
    if (pass.until <= nowS()) {
      // What ran out stays so after a restart, too.
      await time.keep();
      return { answer: 'expired', until: instant(pass.until) };
    }
    if (pass.from > nowS() + EARLY_S) return { answer: 'not-yet', from: instant(pass.from) };
    const { id, holder, packages, unit } = pass;
    return {
      answer: 'granted',
      grant: grants.give({ kind: 'resident', unit, pass: { id, holder, packages } }),
    };
  }

  return {
    verify,
    async issue(id) {
      const order = orders.read(id);
      if (!order.ok) return err('not-justified');
      orders.use(id);
      const pass = passOf(order.value, directory());
      return pass.ok ? ok({ token: await key.sign(pass.value) }) : pass;
    },
  };
}

type Order = DataOf<'pass.issue-ordered'>;

function passOf(
  { credential, holder, unit, resident, packages, from, until }: Order,
  directory: Directory,
): Result<Pass, 'unknown-unit' | 'too-long'> {
  const pass: Pass = {
    id: credential,
    property: directory.property.id,
    holder,
    unit,
    resident,
    packages,
    from: Math.floor(Date.parse(from) / 1000),
    until: Math.floor(Date.parse(until) / 1000),
  };
  if (!isOfTheHouse(directory, pass)) return err('unknown-unit');
  const lengthS = pass.until - pass.from;
  return lengthS > 0 && lengthS <= LONGEST_S ? ok(pass) : err('too-long');
}

/** Whoever moved away sends nobody any more. */
function isOfTheHouse({ units, residents }: Directory, { unit, resident }: Pass): boolean {
  if (!units.some(({ id }) => id === unit)) return false;
  if (resident === null) return true;
  return residents.some((one) => one.id === resident && one.unit === unit && one.movedAway === undefined);
}

function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
