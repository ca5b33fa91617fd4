import { expect, test } from 'vitest';
import { ok } from '../../shared/basics/result.ts';
import { aPrinter, LABEL } from '../harness/devices.ts';

test.each([
  ['answers in an error', { answersInError: true }, ['paper-out']],
  ['is silent in an error, as Zebra documents', {}, ['paper-out', 'silent']],
  ['is silent and says a constant 18 on its port', { constantPortStatus: true }, ['silent']],
])('no paper before the job, printer %s: nothing is sent', async (_how, personality, troubles) => {
  const { clock, device, printer } = await aPrinter(personality);
  device.set({ paper: false });
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(2_500);
  expect(await print).toEqual({ ok: false, error: { code: 'not-ready', troubles } });

  device.set({ paper: true });
  await clock.advance(10_000);
  expect(device.printed).toHaveLength(0);
});

test.each([
  ['answers in an error', { answersInError: true }],
  ['is silent in an error', {}],
])(
  'paper ends in the middle of a label, printer %s: uncertain, and nothing comes by itself',
  async (_how, personality) => {
    const { clock, device, printer } = await aPrinter(personality);
    const print = printer.print(LABEL, '7F3A');
    await clock.advance(200);
    device.set({ paper: false });
    await clock.advance(5_000);
    expect(await print).toMatchObject({ ok: false, error: { code: 'uncertain' } });

    device.set({ paper: true });
    await clock.advance(20_000);
    expect(device.printed).toHaveLength(0);

    const again = printer.print(LABEL, '7F3A');
    await clock.advance(5_000);
    expect(await again).toEqual(ok());
    expect(device.printed).toHaveLength(1);
  },
);

test('a roll put in within the fifteen seconds does not make a spoilt label look printed', async () => {
  const { clock, device, printer } = await aPrinter();
  const print = printer.print(LABEL, '7F3A');
  await clock.advance(200);
  device.set({ paper: false });
  await clock.advance(1_000);
  device.set({ paper: true });
  await clock.advance(20_000);
  expect(await print).toMatchObject({ ok: false, error: { code: 'uncertain' } });
  expect(device.printed).toHaveLength(0);
});
