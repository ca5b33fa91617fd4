/**
 * Labels wait here for a printer, one at a time and in order, through every restart, and come out once each. What
 * becomes of each is told through the device log.
 */
import type { LabelPrinter } from '../../../hardware/ports/printer.ts';
import type { Clock } from '../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { LabelJobId } from '../../../shared/domain/ids.ts';
import type { Label } from '../../../shared/labels/label.ts';
import type { DeviceLog } from '../devices/device-log.ts';
import type { Log } from '../log.ts';
import type { DiskFailure, Files } from '../storage/files.ts';
import { createSaver, readKept } from '../storage/kept-value.ts';
import {
  afterRestart,
  emptyQueue,
  isKnown,
  type Job,
  nextJob,
  Queue,
  withJob,
  withoutFinished,
} from './job.ts';

export interface PrintQueue {
  /** Answers when the job is safe. A job that is known already is taken as done. */
  add(job: LabelJobId, label: Label): Promise<Result<null, DiskFailure>>;
  /** A person looked at an uncertain label. For any other it does nothing. */
  settle(job: LabelJobId, cameOut: boolean): Promise<void>;
  /** Nobody needs the label any more. One that is being sent comes out all the same. */
  drop(job: LabelJobId): Promise<void>;
  /** What has not come out yet, as far as is known, in order. */
  open(): readonly LabelJobId[];
  /** Something changed that may let a waiting label out. */
  wake(): void;
  stop(): Promise<void>;
}

export interface PrintQueueParts {
  readonly files: Files;
  readonly path: string;
  readonly printer: () => LabelPrinter | null;
  readonly deviceLog: DeviceLog;
  readonly clock: Clock;
  readonly log: Log;
}

/** A printer that says it is ready and takes nothing is asked again after this. */
const TRY_AGAIN_MS = 5_000;

export async function openPrintQueue(parts: PrintQueueParts): Promise<Result<PrintQueue, 'unreadable'>> {
  const { files, path, deviceLog, clock, log } = parts;
  const kept = await readKept(files, path, Queue);
  if (!kept.ok) return kept;
  let queue = afterRestart(kept.value ?? emptyQueue, deviceLog.last());
  let working: Promise<void> | null = null;
  let wantsMore = false;
  let isStopped = false;
  let cancelRetry: () => void = () => undefined;
  const save = createSaver(files, path, () => queue);

  function retryLater(): void {
    cancelRetry();
    if (!isStopped) cancelRetry = clock.after(TRY_AGAIN_MS, wake);
  }

  /** False when the disk does not take it: then the step is not taken. */
  async function move(job: Job): Promise<boolean> {
    const before = queue;
    queue = withJob(queue, job);
    const saved = await save();
    if (saved.ok) return true;
    const old = before.open.find((one) => one.job === job.job);
    if (old !== undefined) queue = withJob(queue, old);
    log.error('the print queue is not kept', { why: saved.error });
    return false;
  }

  async function tell(job: Job): Promise<void> {
    if (job.untold === null) return;
    const { type, troubles, after } = job.untold;
    if (!(await isTold(deviceLog, after, type, job.job))) {
      if (type === 'label.waiting') await deviceLog.append(type, { job: job.job, troubles });
      else await deviceLog.append(type, { job: job.job });
    }
    queue = withoutFinished(withJob(queue, { ...job, untold: null }));
    await save();
  }

  async function end(job: Job, state: Job['state'], troubles: readonly string[]): Promise<void> {
    const type = `label.${state}` as 'label.printed' | 'label.waiting' | 'label.uncertain';
    const told = { ...job, state, untold: { type, troubles: [...troubles], after: deviceLog.last() } };
    // What happened has happened: should the disk not take it, it is told all the same.
    if (!(await move(told))) queue = withJob(queue, told);
    await tell(told);
  }

  /** False when there is no use in trying the next. */
  async function printOne(job: Job): Promise<boolean> {
    const printer = parts.printer();
    const state = printer === null ? null : await printer.status();
    if (printer === null || state?.ready !== true) {
      const troubles = state === null || state.ready ? ['gone'] : state.troubles;
      await wait(job, troubles);
      await waitBehind(troubles);
      return false;
    }
    // It was dropped while the printer answered.
    if (!queue.open.some((one) => one.job === job.job)) return true;
    if (!(await move({ ...job, state: 'sending' }))) return false;
    const printed = await printer.print(job.label, job.job);
    if (printed.ok) {
      await end(job, 'printed', []);
      return true;
    }
    if (printed.error.code === 'not-ready') {
      await wait(job, printed.error.troubles);
      await waitBehind(printed.error.troubles);
      return false;
    }
    await end(job, 'uncertain', []);
    return true;
  }

  /** Told once for each wait, however often the printer is asked meanwhile. */
  async function wait(job: Job, troubles: readonly string[]): Promise<void> {
    if (job.state !== 'waiting') return end(job, 'waiting', troubles);
    const isSending = queue.open.some((one) => one.job === job.job && one.state === 'sending');
    if (isSending) await move(job);
    return undefined;
  }

  /** Whoever stands behind a label that waits, waits as well: nobody is told that theirs is being printed. */
  async function waitBehind(troubles: readonly string[]): Promise<void> {
    for (const job of queue.open) if (job.state === 'prepared') await end(job, 'waiting', troubles);
  }

  async function work(): Promise<void> {
    // With nothing to do it would end before `working` is set, and clear it too early for ever.
    await Promise.resolve();
    for (const job of queue.open) await tell(job);
    do {
      wantsMore = false;
      let job = nextJob(queue);
      while (job !== null && !isStopped) job = (await printOne(job)) ? nextJob(queue) : null;
    } while (wantsMore && !isStopped);
    if (nextJob(queue) !== null) retryLater();
    // In the same turn as the last look at the queue: whoever comes a moment later must start the work again.
    working = null;
  }

  function wake(): void {
    if (isStopped) return;
    wantsMore = true;
    working ??= work().catch((cause) => {
      working = null;
      log.error('the print queue broke', {
        why: cause instanceof Error ? (cause.stack ?? '') : String(cause),
      });
      retryLater();
    });
  }

  return ok({
    add: async (job, label) => {
      if (isKnown(queue, job)) {
        // Perhaps it was handed in a moment ago and is still on its way to the disk.
        const saved = await save();
        return saved.ok ? ok(null) : saved;
      }
      queue = withJob(queue, { job, label, state: 'prepared', untold: null });
      const saved = await save();
      if (!saved.ok) {
        queue = { ...queue, open: queue.open.filter((one) => one.job !== job) };
        return err(saved.error);
      }
      wake();
      return ok(null);
    },
    settle: async (id, cameOut) => {
      const job = queue.open.find((one) => one.job === id);
      if (job?.state !== 'uncertain') return;
      queue = withoutFinished(
        withJob(queue, { ...job, state: cameOut ? 'printed' : 'prepared', untold: null }),
      );
      await save();
      wake();
    },
    drop: async (id) => {
      const job = queue.open.find((one) => one.job === id);
      if (job === undefined || job.state === 'sending') return;
      // Remembered like one that came out, so that handing it in again prints nothing.
      queue = withoutFinished(withJob(queue, { ...job, state: 'printed', untold: null }));
      const saved = await save();
      if (!saved.ok) log.error('the print queue is not kept', { why: saved.error });
    },
    open: () => queue.open.map(({ job }) => job),
    wake,
    stop: async () => {
      isStopped = true;
      cancelRetry();
      await working;
    },
  });
}

/** Whether the device log had been told when the power went between its line and ours. */
async function isTold(deviceLog: DeviceLog, after: number, type: string, job: LabelJobId): Promise<boolean> {
  let from = after;
  while (from < deviceLog.last()) {
    const page = await deviceLog.read(from, 100);
    if (!page.ok || page.value.length === 0) return false;
    if (page.value.some((entry) => entry.type === type && entry.data.job === job)) return true;
    from += page.value.length;
  }
  return false;
}
