import { expect, test } from 'vitest';
import { createSerialChip } from '../../../../hardware/simulation/serial-chip.ts';
import { createHalfDuplex } from '../../../../hardware/transport/half-duplex.ts';
import { usbSerial } from '../../../../hardware/transport/usb-serial.ts';
import { toUtf8 } from '../../../../shared/basics/bytes.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

/** A board that answers each question, a letter, with what `answer` makes of it, after `latencyMs`. */
async function aLine(answer: (letter: string) => string | null, restMs = 0, listensOnMs = 0) {
  const clock = createManualClock();
  const heardAt: number[] = [];
  const board = { latencyMs: 2 };
  const identity = { vendorId: 0x0403, productId: 0x6001, serial: null, portPath: '1-1' };
  const chip = createSerialChip(clock, identity, 'ftdi', (bytes) => {
    heardAt.push(clock.elapsed());
    const said = answer(new TextDecoder().decode(bytes));
    if (said !== null) clock.after(board.latencyMs, () => chip.send(toUtf8(said)));
  });
  const serial = must(usbSerial(plugged(chip.wire), clock, 'ftdi'));
  must(await serial.open(9_600, { deadlineMs: 1_000 }));
  const line = createHalfDuplex(serial, clock, { answerMs: 100, restMs, listensOnMs });
  const untilDot = () => {
    let held = '';
    return (piece: Uint8Array) => {
      held += new TextDecoder().decode(piece);
      return held.endsWith('.') ? { said: held } : null;
    };
  };
  const ask = (letter: string) => line.ask(toUtf8(letter), untilDot());
  const order = (letter: string) => line.order(toUtf8(letter), untilDot());
  return { clock, board, chip, line, ask, order, heardAt };
}

test('two who ask at once get each their own answer', async () => {
  const { clock, ask } = await aLine((letter) => `${letter}!.`);
  const both = Promise.all([ask('a'), ask('b')]);
  await clock.advance(50);
  expect(await both).toEqual([ok({ said: 'a!.' }), ok({ said: 'b!.' })]);
});

test.each([150, 400, 700])(
  'an answer that comes after %i ms is not taken for one to a later question',
  async (late) => {
    let state = 'off';
    const { clock, board, ask } = await aLine(() => `${state}.`);
    board.latencyMs = late;
    const unanswered = ask('?');
    await clock.advance(100);
    expect(await unanswered).toEqual(err('no-answer'));
    state = 'on';
    board.latencyMs = 90;
    const next = ask('?');
    await clock.advance(1_000);
    expect(await next).toEqual(ok({ said: 'on.' }));
  },
);

test('an order is said at once, also while an answer is late, and proves nothing', async () => {
  let state = 'off';
  const { clock, board, ask, order, heardAt } = await aLine(() => `${state}.`);
  board.latencyMs = 150;
  void ask('?');
  await clock.advance(100);
  state = 'on';
  const ordered = order('!');
  await clock.advance(10);
  expect(heardAt).toHaveLength(2);
  const next = ask('?');
  await clock.advance(2_000);
  await ordered;
  expect(await next).toMatchObject({ ok: false });
  board.latencyMs = 5;
  const after = ask('?');
  await clock.advance(1_000);
  expect(await after).toEqual(ok({ said: 'on.' }));
});

test('a line that is closed while somebody waits for a late answer lets go of them', async () => {
  const { clock, line, ask } = await aLine(() => null);
  const first = ask('a');
  await clock.advance(100);
  await first;
  const second = ask('b');
  await line.close();
  expect(await second).toEqual(err('no-answer'));
  expect(clock.waiting()).toBe(0);
});

test('the line rests before each question', async () => {
  const { clock, ask, heardAt } = await aLine((letter) => `${letter}.`, 20);
  const both = Promise.all([ask('a'), ask('b')]);
  await clock.advance(100);
  await both;
  const [first = 0, second = 0] = heardAt;
  expect(second - first).toBeGreaterThanOrEqual(20);
});

test('who asks a board that is gone is told so', async () => {
  const { clock, chip, ask } = await aLine(() => null);
  const asked = ask('a');
  await clock.advance(10);
  chip.wire.unplug();
  expect(await asked).toEqual(err('gone'));
});

test('two that answer one after the other are not believed, where a second answer is listened for', async () => {
  const { clock, chip, ask } = await aLine((letter) => `${letter}.`, 0, 20);
  clock.after(10, () => chip.send(toUtf8('b.')));
  const twice = ask('a');
  await clock.advance(50);
  expect(await twice).toEqual(err('no-answer'));
  const once = ask('c');
  await clock.advance(1_000);
  expect(await once).toEqual(ok({ said: 'c.' }));
});
