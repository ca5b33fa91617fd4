/**
 * Lets a courier in for a carrier's label, where the property allows it. Counted and kept before anything is granted;
 * a label opens once, and one whose door did not open may try again. Who is let in so is a courier like any other.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { Grant, InputOf, OutputOf } from '../../../shared/bridge/contract.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { GrantId, PhotoHash } from '../../../shared/domain/ids.ts';
import { codelessWaitMs, recentStarts } from '../../../shared/policies/codeless.ts';
import { isChecked } from '../../../shared/tracking/proof.ts';
import { recognise } from '../../../shared/tracking/recognise.ts';
import type { Files } from '../storage/files.ts';
import { createSaver, readKept } from '../storage/kept-value.ts';
import type { CodeTime } from './code-time.ts';
import type { Grants } from './grants.ts';

type Answer = OutputOf<'intake.begin-by-label'>;

export interface Codeless {
  begin(asked: InputOf<'intake.begin-by-label'>): Promise<Answer>;
  /** A door opened for this grant: its label opens no other. */
  opened(grant: GrantId): void;
}

export interface CodelessParts {
  readonly files: Files;
  readonly path: string;
  readonly directory: () => Directory;
  readonly pepper: Uint8Array;
  readonly time: Pick<CodeTime, 'now'>;
  readonly grants: Pick<Grants, 'give'>;
  readonly hasPhoto: (photo: PhotoHash) => Promise<boolean>;
}

const Mark = z.string().regex(/^[0-9a-f]{32}$/);
const Kept = z.strictObject({ starts: z.array(z.number()), opened: z.array(Mark) });

/** Years of a busy house; a number that a carrier gives again after that is another parcel. */
const MOST_KEPT = 20_000;

/** `unreadable` when the file was changed: nothing is forgotten by damaging it. */
export async function openCodeless(parts: CodelessParts): Promise<Result<Codeless, 'unreadable'>> {
  const { files, path, directory, pepper, time, grants, hasPhoto } = parts;
  const kept = await readKept(files, path, Kept);
  if (!kept.ok) return kept;
  let starts = kept.value?.starts ?? [];
  const opened = new Set(kept.value?.opened);
  const marks = new Map<GrantId, string>();
  const keep = createSaver(files, path, () => ({ starts, opened: [...opened] }));
  let latest: Promise<unknown> = Promise.resolve();

  async function begin({ text, aim, unit, photo }: InputOf<'intake.begin-by-label'>): Promise<Answer> {
    const { property, units } = directory();
    const isAllowed = property.intake?.codeless === 'known-unit';
    if (!isAllowed || !units.some(({ id }) => id === unit)) return { answer: 'not-allowed' };
    const what = recognise({ text, aim });
    if (!isChecked(what)) return { answer: 'no-proof' };
    const mark = markOf(pepper, what.best.number);
    if (opened.has(mark)) return { answer: 'used' };
    if (!(await hasPhoto(photo))) return { answer: 'no-photo' };
    const now = time.now();
    const waitMs = Math.ceil(codelessWaitMs(starts, now));
    if (waitMs > 0) return { answer: 'too-many', waitMs };
    starts = [...recentStarts(starts, now), now];
    const written = await keep();
    if (!written.ok) return { answer: 'not-kept' };
    const grant: Grant = grants.give({ kind: 'courier', carrier: what.best.carrier });
    marks.set(grant.id, mark);
    return { answer: 'granted', grant };
  }

  return ok({
    // One at a time: two at once would both be counted on the count of one.
    begin: (asked) => {
      const answer = latest.then(() => begin(asked));
      latest = answer.catch(() => undefined);
      return answer;
    },
    opened: (grant) => {
      const mark = marks.get(grant);
      if (mark === undefined || opened.has(mark)) return;
      opened.add(mark);
      const [oldest] = opened;
      if (opened.size > MOST_KEPT && oldest !== undefined) opened.delete(oldest);
      void keep();
    },
  });
}

/** No tracking number lies in a file that is not sealed. */
function markOf(pepper: Uint8Array, number: string): string {
  return createHmac('sha256', pepper).update(`label\0${number}`).digest('hex').slice(0, 32);
}
