import { expect, test } from 'vitest';
import { labelZpl } from '../../../../hardware/printer/zpl/label.ts';
import { toUtf8 } from '../../../../shared/basics/bytes.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { aPrinter, LABEL } from '../../../harness/devices.ts';

test('a label is printed once, and said to be printed only after it came out', async () => {
  const { clock, device, printer } = await aPrinter();
  let isDone = false;
  const print = printer.print(LABEL, '7F3A').finally(() => {
    isDone = true;
  });
  await clock.advance(600);
  expect(device.printed).toHaveLength(0);
  expect(isDone).toBe(false);
  await clock.advance(2_000);
  expect(await print).toEqual(ok());
  expect(device.printed.map((label) => label.jobId)).toEqual(['7F3A']);
});

test('replies that come one byte at a time are understood', async () => {
  const { clock, printer } = await aPrinter({ splitReplies: 1 });
  const status = printer.status();
  await clock.advance(100);
  expect(await status).toMatchObject({ ready: true });
});

test('two jobs at once come out one after the other', async () => {
  const { clock, device, printer } = await aPrinter();
  const both = Promise.all([printer.print(LABEL, 'AAAA'), printer.print(LABEL, 'BBBB')]);
  await clock.advance(6_000);
  expect(await both).toEqual([ok(), ok()]);
  expect(device.printed.map((label) => label.jobId)).toEqual(['AAAA', 'BBBB']);
});

test('a status asked for while a job is under way is answered without waiting for the job', async () => {
  const { clock, printer } = await aPrinter();
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(100);
  expect((await printer.status()).ready).toBe(true);
  await clock.advance(5_000);
  await print;
});

test('a paused printer keeps the job, which is done when it is resumed', async () => {
  const { clock, device, printer } = await aPrinter();
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(100);
  device.set({ paused: true });
  await clock.advance(3_000);
  device.set({ paused: false });
  await clock.advance(3_000);
  expect(await print).toEqual(ok());
  expect(device.printed).toHaveLength(1);
});

test('after closing, no timer is left', async () => {
  const { clock, printer } = await aPrinter();
  await printer.close();
  expect(clock.waiting()).toBe(0);
});

test('half a format that an earlier job left behind does not come out, and does not spoil the next label', async () => {
  const { clock, device, printer } = await aPrinter();
  await device.wire.attached()?.write(0x01, toUtf8('^XA^FO1,1^FDjob HALF^FS'), { deadlineMs: 100 });
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(5_000);
  expect(await print).toEqual(ok());
  expect(device.printed.map((label) => label.jobId)).toEqual(['7F3A']);
  expect(device.printed[0]?.zpl).not.toContain('HALF');
});

test('labels that an earlier job left waiting do not come out with the next one', async () => {
  const { clock, device, printer } = await aPrinter();
  const left = ['OLD1', 'OLD2'].map((jobId) => labelZpl(LABEL, jobId, { size: '4x2', dpi: 203 })).join('');
  await device.wire.attached()?.write(0x01, toUtf8(left), { deadlineMs: 100 });
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(5_000);
  expect(await print).toEqual(ok());
  expect(device.printed.map((label) => label.jobId)).toEqual(['7F3A']);
});
