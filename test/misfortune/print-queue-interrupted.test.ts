import { describe, expect, onTestFinished, test } from 'vitest';
import type { LabelPrinter, PrinterState, PrintFailure } from '../../hardware/ports/printer.ts';
import { openDeviceLog } from '../../main/host/devices/device-log.ts';
import type { Log } from '../../main/host/log.ts';
import { openPrintQueue } from '../../main/host/printing/print-queue.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { RoomLabel } from '../../shared/labels/room-label.ts';
import { ZoneLabel } from '../../shared/labels/zone-label.ts';
import { jobId } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';

const label: RoomLabel = { roomCode: 'K2-0001', unit: '4B', zone: 'Shelf A', date: '23 Nov 2026', marks: [] };
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function printerDouble() {
  let state: PrinterState = { ready: true };
  let failure: PrintFailure | null = null;
  let hold: Promise<void> = Promise.resolve();
  const printed: string[] = [];
  const sent: string[] = [];
  const printer: LabelPrinter = {
    status: async () => state,
    print: async (_label, job): Promise<Result<void, PrintFailure>> => {
      sent.push(job);
      await hold;
      if (failure !== null) {
        const failed = failure;
        failure = null;
        return err(failed);
      }
      printed.push(job);
      return ok();
    },
    close: async () => undefined,
  };
  return {
    printer,
    printed,
    sent,
    set: (next: PrinterState) => {
      state = next;
    },
    failNext: (next: PrintFailure) => {
      failure = next;
    },
    /** The power goes while a label is on its way: the print never ends. */
    hang: () => {
      hold = new Promise(() => undefined);
    },
  };
}

async function bench() {
  const folder = await temporaryFolder();
  const files = faultyFiles();
  const clock = createManualClock();
  const double = printerDouble();
  /** The host from its files, as after a power cut: what was in memory is gone. */
  const start = async (with_ = double) => {
    const deviceLog = await openDeviceLog(files, `${folder}/device-log`, clock, quiet);
    const queue = await openPrintQueue({
      files,
      path: `${folder}/queue.json`,
      printer: () => with_.printer,
      deviceLog,
      clock,
      log: quiet,
    });
    if (!queue.ok) throw new Error(queue.error);
    onTestFinished(() => deviceLog.close());
    const outcomes = async () => {
      const page = await deviceLog.read(0, 100);
      if (!page.ok) throw new Error(page.error);
      return page.value.map(({ type, data }) => `${type} ${String(data.job)}`);
    };
    /** Waits until the device log has told of so many outcomes. */
    const told = async (count: number) => {
      while (deviceLog.last() < count) await clock.settle();
      return outcomes();
    };
    return { queue: queue.value, deviceLog, outcomes, told };
  };
  return { folder, files, clock, double, start };
}

describe('the print queue', () => {
  test('prints labels in the order in which they were handed in, and tells of each', async () => {
    const { double, start } = await bench();
    const { queue, told } = await start();
    await Promise.all([1, 2, 3].map((n) => queue.add(jobId(n), label)));
    expect(await told(3)).toEqual([1, 2, 3].map((n) => `label.printed ${jobId(n)}`));
    expect(double.printed).toEqual([1, 2, 3].map(jobId));
  });

  test('drops a label that nobody needs any more, and prints it neither now nor after a restart', async () => {
    const { double, start } = await bench();
    double.set({ ready: false, troubles: ['paper-out'] });
    const { queue, told } = await start();
    await queue.add(jobId(1), label);
    await queue.add(jobId(2), label);
    await told(2);
    await queue.drop(jobId(1));
    expect(queue.open()).toEqual([jobId(2)]);
    await queue.stop();

    double.set({ ready: true });
    const next = await start();
    await next.queue.add(jobId(1), label);
    next.queue.wake();
    await next.told(3);
    expect(double.printed).toEqual([jobId(2)]);
  });

  test('asks nobody whether a label for a wall came out: it is forgotten, and printed again by who misses it', async () => {
    const { double, start } = await bench();
    double.failNext({ code: 'uncertain', troubles: [] });
    const { queue, told } = await start();
    const onTheWall = ZoneLabel.parse({ zone: 'shelf-a', name: 'Shelf A', kind: 'shelf' });
    await queue.add(jobId(1), onTheWall);
    await queue.add(jobId(2), label);
    expect(await told(2)).toEqual([`label.uncertain ${jobId(1)}`, `label.printed ${jobId(2)}`]);
    await queue.settle(jobId(1), false);
    await queue.add(jobId(3), label);
    await told(3);
    expect(double.printed).toEqual([2, 3].map(jobId));
  });

  test('prints a job once that is handed in twice, also after it came out and after a restart', async () => {
    const { double, start } = await bench();
    const { queue, told } = await start();
    await Promise.all([queue.add(jobId(1), label), queue.add(jobId(1), label)]);
    await told(1);
    await queue.add(jobId(1), label);
    await queue.stop();
    const again = await start();
    await again.queue.add(jobId(1), label);
    again.queue.wake();
    await again.queue.stop();
    expect(double.printed).toEqual([jobId(1)]);
    expect(await again.outcomes()).toHaveLength(1);
  });

  test('keeps labels while there is no paper, says so once, and prints each once when there is', async () => {
    const { double, start, clock } = await bench();
    double.set({ ready: false, troubles: ['paper-out'] });
    const { queue, told, outcomes } = await start();
    await queue.add(jobId(1), label);
    expect(await told(1)).toEqual([`label.waiting ${jobId(1)}`]);
    await queue.add(jobId(2), label);
    await clock.advance(60_000);
    expect(double.sent).toEqual([]);
    double.set({ ready: true });
    queue.wake();
    await told(4);
    await queue.stop();
    expect(double.printed).toEqual([jobId(1), jobId(2)]);
    // Whoever stands behind a waiting label waits as well, and is told so once.
    expect((await outcomes()).filter((one) => one.startsWith('label.waiting'))).toEqual([
      `label.waiting ${jobId(1)}`,
      `label.waiting ${jobId(2)}`,
    ]);
  });

  test('prints by itself when a printer recovers and nobody says so', async () => {
    const { double, start, clock } = await bench();
    double.set({ ready: false, troubles: ['silent'] });
    const { queue, told } = await start();
    await queue.add(jobId(1), label);
    await told(1);
    await clock.settle();
    double.set({ ready: true });
    // The last step of the wait is a write; the retry is set right after it.
    while (clock.waiting() === 0) await clock.settle();
    await clock.advance(5_000);
    await told(2);
    expect(double.printed).toEqual([jobId(1)]);
  });

  test('still prints after a restart what waited before it', async () => {
    const { double, start } = await bench();
    double.set({ ready: false, troubles: ['head-open'] });
    const first = await start();
    await first.queue.add(jobId(1), label);
    await first.told(1);
    await first.queue.stop();
    double.set({ ready: true });
    const second = await start();
    second.queue.wake();
    expect(await second.told(2)).toEqual([`label.waiting ${jobId(1)}`, `label.printed ${jobId(1)}`]);
  });

  test('never prints again what was being printed when the power went', async () => {
    const { double, start } = await bench();
    double.hang();
    const first = await start();
    await first.queue.add(jobId(1), label);
    while (double.sent.length === 0) await new Promise((done) => setImmediate(done));
    const after = printerDouble();
    const second = await start(after);
    second.queue.wake();
    expect(await second.told(1)).toEqual([`label.uncertain ${jobId(1)}`]);
    await second.queue.stop();
    expect(after.sent).toEqual([]);
  });

  test('goes on with the next label behind an uncertain one', async () => {
    const { double, start } = await bench();
    double.failNext({ code: 'uncertain', troubles: ['silent'] });
    const { queue, told } = await start();
    await queue.add(jobId(1), label);
    await queue.add(jobId(2), label);
    expect(await told(2)).toEqual([`label.uncertain ${jobId(1)}`, `label.printed ${jobId(2)}`]);
  });

  test('prints an uncertain label again when a person saw none, and not when they saw it', async () => {
    const { double, start } = await bench();
    double.failNext({ code: 'uncertain', troubles: [] });
    const { queue, told } = await start();
    await queue.add(jobId(1), label);
    await told(1);
    double.failNext({ code: 'uncertain', troubles: [] });
    await queue.add(jobId(2), label);
    await told(2);
    await queue.settle(jobId(1), true);
    await queue.settle(jobId(2), false);
    await told(3);
    await queue.settle(jobId(2), false);
    await queue.stop();
    expect(double.printed).toEqual([jobId(2)]);
  });

  test('tells an outcome once, even if the power goes between its line and the queue', async () => {
    const { double, start, files, folder } = await bench();
    const first = await start();
    await first.queue.add(jobId(1), label);
    await first.told(1);
    // The queue as it was on the disk just before it learnt that the device log had been told.
    const untold = { type: 'label.printed', troubles: [], after: 0 };
    const job = { job: jobId(1), label, state: 'printed', untold };
    await first.queue.stop();
    const file = await files.open(`${folder}/queue.json`, 'w');
    const text = Buffer.from(JSON.stringify({ open: [job], printed: [] }));
    await file.write(text, 0, text.length, 0);
    await file.close();
    const second = await start();
    second.queue.wake();
    await second.queue.stop();
    expect(await second.outcomes()).toEqual([`label.printed ${jobId(1)}`]);
    expect(double.printed).toEqual([jobId(1)]);
  });

  test('takes no label that it cannot keep', async () => {
    const { double, start, files } = await bench();
    const { queue } = await start();
    files.failNext('write', 'ENOSPC');
    expect(await queue.add(jobId(1), label)).toEqual(err('disk-full'));
    queue.wake();
    await queue.stop();
    expect(double.sent).toEqual([]);
  });

  test('sends nothing to the printer that it could not note before', async () => {
    const { double, start, files } = await bench();
    double.set({ ready: false, troubles: ['paper-out'] });
    const { queue, told } = await start();
    await queue.add(jobId(1), label);
    await told(1);
    await queue.stop();
    double.set({ ready: true });
    const again = await start();
    files.failNext('write', 'ENOSPC');
    again.queue.wake();
    await again.queue.stop();
    expect(double.sent).toEqual([]);
  });
});
