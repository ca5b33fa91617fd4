import { expect, test } from 'vitest';
import { createMovedClock } from '../../../harness/rehearsal/moved-clock.ts';

const start = { now: 1_000_000, elapsed: 0 };

test('timers run in the order of their time, and of two at the same time the older one first', () => {
  const clock = createMovedClock(start);
  const ran: string[] = [];
  clock.after(20, () => ran.push('late'));
  clock.after(10, () => ran.push('first'));
  clock.after(10, () => ran.push('second'));
  while (clock.next() !== null) clock.fire();
  expect(ran).toEqual(['first', 'second', 'late']);
  expect(clock.time()).toEqual({ now: 1_000_020, elapsed: 20 });
});

test('a timer that begins another at once lets the others of that moment run before it', () => {
  const clock = createMovedClock(start);
  const ran: string[] = [];
  clock.after(5, () => {
    ran.push('a');
    clock.after(0, () => ran.push('of a'));
  });
  clock.after(5, () => ran.push('b'));
  while (clock.next() !== null) clock.fire();
  expect(ran).toEqual(['a', 'b', 'of a']);
});

test('a timer that was cancelled never runs', () => {
  const clock = createMovedClock(start);
  const cancel = clock.after(5, () => expect.unreachable());
  cancel();
  expect(clock.next()).toBeNull();
  clock.fire();
});

test('time never passes a timer that is due', () => {
  const clock = createMovedClock(start);
  clock.after(50, () => undefined);
  clock.pass(50);
  expect(() => clock.pass(1)).toThrow(RangeError);
});

test('while the machine sleeps the wall clock goes on and no timer comes nearer', () => {
  const clock = createMovedClock(start);
  clock.after(50, () => undefined);
  clock.sleep(8 * 3_600_000);
  expect(clock.now()).toBe(1_000_000 + 8 * 3_600_000);
  expect(clock.elapsed()).toBe(0);
  expect(clock.next()).toBe(50);
});

test('the other side takes the time over, and its timers count from it', () => {
  const page = createMovedClock(start);
  page.set({ now: 9_000_000, elapsed: 700 });
  page.after(30.2, () => undefined);
  expect(page.next()).toBe(731);
});
