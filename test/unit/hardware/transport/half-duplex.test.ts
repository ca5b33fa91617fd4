import { expect, test } from 'vitest';
import { createSerialChip } from '../../../../hardware/simulation/serial-chip.ts';
import { createHalfDuplex } from '../../../../hardware/transport/half-duplex.ts';
import { usbSerial } from '../../../../hardware/transport/usb-serial.ts';
import { toUtf8 } from '../../../../shared/basics/bytes.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

/** A board that answers each question, a letter, with what `answer` makes of it, after `latencyMs`. */
async function aLine(answer: (letter: string) => string | null, restMs = 0) {
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
  const line = createHalfDuplex(serial, clock, { answerMs: 100, restMs });
  const ask = (letter: string) =>
    line.ask(toUtf8(letter), () => {
      let held = '';
      return (piece) => {
        held += new TextDecoder().decode(piece);
        return held.endsWith('.') ? { said: held } : null;
      };
    });
  return { clock, board, chip, ask, heardAt };
}

test('two who ask at once get each their own answer', async () => {
  const { clock, ask } = await aLine((letter) => `${letter}!.`);
  const both = Promise.all([ask('a'), ask('b')]);
  await clock.advance(50);
  expect(await both).toEqual([ok({ said: 'a!.' }), ok({ said: 'b!.' })]);
});

test('an answer that comes too late is never taken for the answer to a later question', async () => {
  let state = 'off';
  const { clock, board, ask } = await aLine(() => `${state}.`);
  board.latencyMs = 150;
  const late = ask('?');
  await clock.advance(100);
  expect(await late).toEqual(err('no-answer'));
  // The relay goes on; what was said before that arrives only now, in the middle of the next answer's time.
  state = 'on';
  board.latencyMs = 90;
  const next = ask('?');
  await clock.advance(400);
  expect(await next).toEqual(ok({ said: 'on.' }));
});

test('a board that dropped a question is believed again after one answer more', async () => {
  let isDeaf = true;
  const { clock, ask, heardAt } = await aLine((letter) => (isDeaf ? null : `${letter}.`));
  const dropped = ask('a');
  await clock.advance(100);
  expect(await dropped).toEqual(err('no-answer'));
  isDeaf = false;
  const next = ask('b');
  await clock.advance(50);
  expect(await next).toEqual(ok({ said: 'b.' }));
  expect(heardAt).toHaveLength(3);
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
