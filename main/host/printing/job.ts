/**
 * A label on its way through the queue. Each step is on the disk before the next is taken:
 *
 *     prepared ──► sending ──► printed
 *        ▲  ▲          │  └───► uncertain ──► (a person looks) ──► printed, or prepared again
 *        │  └ waiting ◄┘
 *        └──────────────────────────────────────────────────┘
 *
 * A job that was `sending` when the power went is uncertain: nothing but a person's eyes knows whether it came out.
 */
import { z } from 'zod';
import { LabelJobId } from '../../../shared/domain/ids.ts';
import { isReplaceable, Label } from '../../../shared/labels/label.ts';

export const Job = z.strictObject({
  job: LabelJobId,
  label: Label,
  state: z.enum(['prepared', 'sending', 'waiting', 'uncertain', 'printed']),
  /** What the device log is still to be told of, and how far it reached when that was decided; null: nothing. */
  untold: z
    .strictObject({
      type: z.enum(['label.printed', 'label.waiting', 'label.uncertain']),
      troubles: z.array(z.string().max(40)).max(10),
      after: z.int().nonnegative(),
    })
    .nullable(),
});
export type Job = z.infer<typeof Job>;

export const Queue = z.strictObject({
  open: z.array(Job),
  /** Jobs that came out, the latest last: handed in again they are not printed again. */
  printed: z.array(LabelJobId),
});
export type Queue = z.infer<typeof Queue>;

/** As many as a busy room prints in a week; the ledger hands in again only what it has no outcome for. */
const REMEMBERED = 2_000;

export const emptyQueue: Queue = { open: [], printed: [] };

export function isKnown(queue: Queue, job: LabelJobId): boolean {
  return queue.open.some((one) => one.job === job) || queue.printed.includes(job);
}

export function withJob(queue: Queue, job: Job): Queue {
  const isThere = queue.open.some((one) => one.job === job.job);
  const open = isThere ? queue.open.map((one) => (one.job === job.job ? job : one)) : [...queue.open, job];
  return { ...queue, open };
}

/**
 * Takes out what came out and is told: of it only the id is remembered. Of a label for a wall, and of a spare one,
 * nobody is asked whether it came out: who misses it has another printed.
 */
export function withoutFinished(queue: Queue): Queue {
  const isFinished = ({ state, untold, label }: Job) =>
    untold === null && (state === 'printed' || (state === 'uncertain' && isReplaceable(label)));
  return {
    open: queue.open.filter((job) => !isFinished(job)),
    printed: [...queue.printed, ...queue.open.filter(isFinished).map(({ job }) => job)].slice(-REMEMBERED),
  };
}

/** The queue as it is after a restart. */
export function afterRestart(queue: Queue, after: number): Queue {
  const open = queue.open.map((job) =>
    job.state === 'sending'
      ? {
          ...job,
          state: 'uncertain' as const,
          untold: { type: 'label.uncertain' as const, troubles: [], after },
        }
      : job,
  );
  return { ...queue, open };
}

/** The next to print: in the order in which they were handed in. */
export function nextJob(queue: Queue): Job | null {
  return queue.open.find(({ state }) => state === 'prepared' || state === 'waiting') ?? null;
}
