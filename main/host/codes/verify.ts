/**
 * Says whether a code is right. It counts before it compares, hashes exactly once whatever was typed, and gives the
 * same answer after the same time for a unit that does not exist.
 */
import { createHmac } from 'node:crypto';
import type { Clock } from '../../../shared/basics/clock.ts';
import type { CodeAnswer, InputOf } from '../../../shared/bridge/contract.ts';
import { type Directory, unitKey, unitNamed } from '../../../shared/domain/directory.ts';
import type { UnitId } from '../../../shared/domain/ids.ts';
import {
  badgeCandidate,
  type Candidate,
  type CodeBook,
  courierCandidate,
  residentCandidate,
  staffCandidate,
} from './book.ts';
import type { CodeTime } from './code-time.ts';
import { type Failures, NO_UNIT } from './failures.ts';
import type { Grants } from './grants.ts';
import { type HashCost, hashCode, isCode } from './hash.ts';

type Shown = InputOf<'code.verify'>;

export interface Codes {
  verify(shown: Shown): Promise<CodeAnswer>;
}

export interface CodesParts {
  readonly book: () => CodeBook;
  readonly time: Pick<CodeTime, 'now' | 'keep'>;
  readonly directory: () => Directory;
  readonly pepper: Uint8Array;
  readonly cost: HashCost;
  readonly failures: Failures;
  readonly grants: Grants;
  readonly clock: Clock;
}

/** Under what the wrong PINs of a unit are counted. */
export function keyOfUnit(unit: UnitId): string {
  return `unit ${unit}`;
}

export async function createCodes(parts: CodesParts): Promise<Codes> {
  const { book, time, directory, pepper, cost, failures, grants, clock } = parts;
  // Compared with when there is nobody to compare with; what it is a hash of, nobody can type.
  const nobody = await hashCode(pepper, cost, 'nobody', 'no code');
  let latest: Promise<unknown> = Promise.resolve();

  function find(shown: Shown): { readonly key: string; readonly candidate: Candidate | null } {
    switch (shown.kind) {
      case 'courier':
        return { key: 'courier', candidate: courierCandidate(book(), pepper, shown.code, time.now()) };
      case 'badge':
        // The same count as for codes: who may begin an intake is one question, however it is asked.
        return { key: 'courier', candidate: badgeCandidate(book(), pepper, shown.badge, time.now()) };
      case 'staff':
        return { key: 'staff', candidate: staffCandidate(book(), pepper, shown.code) };
      case 'resident': {
        const unit = unitNamed(directory(), shown.unit);
        if (unit !== null) return { key: keyOfUnit(unit.id), candidate: residentCandidate(book(), unit.id) };
        // Waits as a unit would, and under a name that tells nobody what was typed.
        const typed = createHmac('sha256', pepper)
          .update(`unit\0${unitKey(shown.unit)}`)
          .digest('hex');
        return { key: `${NO_UNIT}${typed.slice(0, 16)}`, candidate: null };
      }
    }
  }

  async function verify(shown: Shown): Promise<CodeAnswer> {
    const { key, candidate } = find(shown);
    const isSpent = () => shown.kind === 'resident' && failures.isSpent(key);
    if (isSpent()) return { answer: 'disabled', isNew: false };
    const waiting = failures.waitMs(key, clock.elapsed());
    if (waiting > 0) return { answer: 'waiting', waitMs: Math.ceil(waiting) };
    const secret = shown.kind === 'badge' ? shown.badge : shown.code;
    if (shown.kind === 'badge' && candidate === null) {
      // A parcel's own barcode, scanned before the code: no try. It takes as long as one, so that nobody learns more.
      await isCode(pepper, nobody, 'nobody', secret);
      return { answer: 'wrong', waitMs: 0 };
    }
    const kept = await failures.count(key, clock.elapsed());
    // What cannot be counted is not compared: else a full disk would be a licence to guess.
    if (!kept.ok) throw new Error(`the count of wrong codes could not be kept: ${kept.error}`);
    const { hash, boundTo } = candidate ?? { hash: nobody, boundTo: 'nobody' };
    const isRight = await isCode(pepper, hash, boundTo, secret);
    if (!isRight || candidate === null) {
      if (isSpent()) return { answer: 'disabled', isNew: true };
      return { answer: 'wrong', waitMs: Math.ceil(failures.waitMs(key, clock.elapsed())) };
    }
    if (!candidate.isGood) {
      // It stays counted: an old code is no way to try for nothing. What ran out stays so after a restart, too.
      await time.keep();
      return { answer: 'expired', waitMs: Math.ceil(failures.waitMs(key, clock.elapsed())) };
    }
    // Should this not be kept, one failure too many is counted and nobody is let in who should not be.
    await failures.forgive(key, clock.elapsed());
    return { answer: 'granted', grant: grants.give(candidate.subject) };
  }

  return {
    // One at a time: two at once would both be compared on the count of one.
    verify: (shown) => {
      const answer = latest.then(() => verify(shown));
      latest = answer.catch(() => undefined);
      return answer;
    },
  };
}
