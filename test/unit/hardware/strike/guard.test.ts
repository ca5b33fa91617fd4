import { expect, test } from 'vitest';
import { createGuard } from '../../../../hardware/strike/guard.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

function aGuard(lockAll: () => Promise<boolean> = async () => true) {
  const clock = createManualClock();
  const did: string[] = [];
  const guard = createGuard({
    clock,
    async endKiosk() {
      did.push('end kiosk');
    },
    lockAll() {
      did.push('lock all');
      return lockAll();
    },
    tell: (situation) => did.push(situation),
    over: () => did.push('over'),
  });
  return { clock, guard, did };
}

const TAKES_OVER = ['kiosk-lost', 'end kiosk', 'lock all', 'locked', 'over'];

test('a kiosk that renews its lease is left alone, however long it takes', async () => {
  const { clock, guard, did } = aGuard();
  guard.hear('arm');
  for (let renewal = 0; renewal < 60; renewal++) {
    await clock.advance(500);
    guard.hear('renew');
  }
  guard.hear('disarm');
  await clock.advance(60_000);
  expect(did).toEqual([]);
});

test('a kiosk that goes silent while a strike may be released is ended, and everything is locked', async () => {
  const { clock, guard, did } = aGuard();
  guard.hear('arm');
  await clock.advance(1_499);
  expect(did).toEqual([]);
  await clock.advance(1);
  expect(did).toEqual(TAKES_OVER);
});

test('a kiosk that dies while a strike may be released is not waited for', async () => {
  const { clock, guard, did } = aGuard();
  guard.hear('arm');
  guard.kioskEnded();
  await clock.settle();
  expect(did).toEqual(TAKES_OVER);
});

test('a kiosk that ends with everything locked is let go', async () => {
  const { clock, guard, did } = aGuard();
  guard.hear('arm');
  guard.hear('disarm');
  guard.hear('renew');
  guard.kioskEnded();
  await clock.advance(10_000);
  expect(did).toEqual([]);
});

test('what cannot be locked is an alarm after a second, which stands', async () => {
  const { clock, guard, did } = aGuard(() => new Promise(() => undefined));
  guard.hear('arm');
  guard.kioskEnded();
  await clock.advance(1_000);
  expect(did.at(-1)).toBe('not-locked');
});
