import { expect, test } from 'vitest';
import { createLabelPress, type PressRequest } from '../../../../renderer/room/label-press.ts';

/** The thread that draws, played by the test. A picture is whatever the test says it is. */
class PressWorker extends EventTarget {
  readonly asked: PressRequest[] = [];
  postMessage(request: PressRequest) {
    this.asked.push(request);
  }
  give(id: number, picture: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data: { id, picture } }));
  }
}

function aPress() {
  const worker = new PressWorker();
  return { worker, draw: createLabelPress(worker as unknown as Worker) };
}

test('a label is drawn in the dots of its own printer', () => {
  const { worker, draw } = aPress();
  void draw('^XA^PW1200^LL600^XZ');
  expect(worker.asked).toEqual([{ id: 0, zpl: '^XA^PW1200^LL600^XZ', widthMm: 150, lengthMm: 75 }]);
});

test('two labels that are ready the other way round do not change places', async () => {
  const { worker, draw } = aPress();
  const [one, two] = [draw('one'), draw('two')];
  worker.give(1, 'picture of two');
  worker.give(0, 'picture of one');
  expect(await Promise.all([one, two])).toEqual(['picture of one', 'picture of two']);
});

test('a label is drawn once, however often it is shown', async () => {
  const { worker, draw } = aPress();
  const shown = [draw('one'), draw('one')];
  worker.give(0, 'picture');
  expect(await Promise.all([...shown, draw('one')])).toEqual(['picture', 'picture', 'picture']);
  expect(worker.asked).toHaveLength(1);
});

test('when the thread breaks, nobody waits for a picture any longer', async () => {
  const { worker, draw } = aPress();
  const shown = draw('one');
  worker.dispatchEvent(new Event('error'));
  expect(await shown).toBeNull();
});
