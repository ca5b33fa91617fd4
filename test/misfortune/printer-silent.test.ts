import { expect, test } from 'vitest';
import { aPrinter, LABEL } from '../harness/devices.ts';

test('a printer that answers nothing is not ready, and is said so within two seconds', async () => {
  const { clock, device, printer } = await aPrinter();
  device.set({ silent: true });
  let answered = false;
  void printer.status();
  await clock.advance(1);
  const status = printer.status().finally(() => {
    answered = true;
  });
  await clock.advance(2_000);
  expect(answered).toBe(true);
  expect(await status).toMatchObject({ ready: false, troubles: ['silent'] });
});

test('a job for a silent printer is not sent', async () => {
  const { clock, device, printer } = await aPrinter();
  device.set({ silent: true });
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(3_000);
  expect(await print).toEqual({ ok: false, error: { code: 'not-ready', troubles: ['silent'] } });
  device.set({ silent: false });
  await clock.advance(5_000);
  expect(device.printed).toHaveLength(0);
});

test('an answer that comes too late is not taken for the answer to the next question', async () => {
  const { clock, device, printer } = await aPrinter({ latencyMs: 1_800, answersInError: true });
  const first = printer.status();
  await clock.advance(1_700);
  device.set({ paper: false });
  await clock.advance(400);
  expect((await first).ready).toBe(false);
  const second = printer.status();
  await clock.advance(2_000);
  expect((await second).ready).toBe(false);
});

test('a printer that takes half a job and no more leaves it uncertain, and is reset', async () => {
  const { clock, device, printer } = await aPrinter({ bufferBytes: 150 });
  const print = printer.print(LABEL, 'AAAA');
  await clock.advance(8_000);
  expect(await print).toMatchObject({ ok: false, error: { code: 'uncertain' } });
  expect(device.printed).toHaveLength(0);

  const status = printer.status();
  await clock.advance(3_000);
  expect(await status).toMatchObject({ ready: true });
});

test('a printer that keeps ~HS to itself in an error and answers ~HQES says what is wrong with it', async () => {
  const { clock, device, printer } = await aPrinter({ answersErrorsOnly: true });
  device.set({ headOpen: true });
  const status = printer.status();
  await clock.advance(2_000);
  expect(await status).toMatchObject({ ready: false, troubles: ['head-open'] });
});
