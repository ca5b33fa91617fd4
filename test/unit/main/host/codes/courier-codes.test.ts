import { describe, expect, test } from 'vitest';
import { codesBench, DAY } from '../../../../harness/codes-bench.ts';

async function ups() {
  const bench = await codesBench();
  const first = bench.shown.couriers[0]?.code ?? '';
  return { ...bench, first };
}
const answered = async (answer: Promise<{ answer: string }>) => (await answer).answer;

describe('a carrier’s code', () => {
  test('opens for ninety days and as long after them as nobody has handed the next one over', async () => {
    const { clock, kiosk, first } = await ups();
    await clock.advance(400 * DAY);
    expect(await answered(kiosk().code(first))).toBe('granted');
  });

  test('lies ready two weeks ahead, and opens nothing before staff have seen it', async () => {
    const { clock, kiosk } = await ups();
    const isReady = () => kiosk().couriers.list()[0]?.isNextReady;
    await clock.advance(75 * DAY);
    expect(isReady()).toBe(false);
    await clock.advance(2 * DAY);
    await expect.poll(isReady).toBe(true);
    const unseen = kiosk()
      .keeper.current()
      .couriers.find(({ carrier, from }) => carrier === 'ups' && from === null);
    expect(await kiosk().code(unseen?.unseen ?? '')).toEqual({ answer: 'wrong', waitMs: 0 });
  });

  test('goes on for two weeks beside the next one, and not a moment longer', async () => {
    const { clock, kiosk, first } = await ups();
    const { code, oldUntil, from } = await kiosk().next('ups');
    expect(oldUntil).toBe(from + 14 * DAY);
    await clock.advance(14 * DAY - 1);
    expect(await answered(kiosk().code(first))).toBe('granted');
    await clock.advance(1);
    expect(await kiosk().code(first)).toEqual({ answer: 'expired', waitMs: 0 });
    expect(await answered(kiosk().code(code))).toBe('granted');
  });

  test('that others know ends at once when the next one is handed over', async () => {
    const { kiosk, first } = await ups();
    const { code } = await kiosk().next('ups', true);
    expect(await answered(kiosk().code(first))).toBe('expired');
    expect(await answered(kiosk().code(code))).toBe('granted');
  });

  test('is never one of three: one that is on its way out ends when yet another is handed over', async () => {
    const { kiosk, first } = await ups();
    const second = await kiosk().next('ups');
    const third = await kiosk().next('ups');
    expect(await answered(kiosk().code(first))).toBe('expired');
    expect(await answered(kiosk().code(second.code))).toBe('granted');
    expect(await answered(kiosk().code(third.code))).toBe('granted');
    expect(kiosk().couriers.list()[0]?.good).toHaveLength(2);
  });

  test('of one carrier changes nothing about another’s', async () => {
    const { kiosk, shown } = await ups();
    await kiosk().next('ups', true);
    expect(await kiosk().code(shown.couriers[1]?.code ?? '')).toMatchObject({
      answer: 'granted',
      grant: { carrier: 'dhl' },
    });
  });

  test('is asked for in vain for a carrier that the property does not have', async () => {
    const { kiosk } = await ups();
    expect(await kiosk().couriers.handOver('nobody', false)).toEqual({ ok: false, error: 'unknown-carrier' });
  });

  test('is in the clear nowhere after staff have seen it', async () => {
    const { kiosk, book } = await ups();
    const { code } = await kiosk().next('ups');
    expect(JSON.stringify(await book())).not.toContain(code);
  });

  test('that ran out is told from a wrong one, and counts as one all the same', async () => {
    const { kiosk, first } = await ups();
    await kiosk().next('ups', true);
    for (let n = 1; n <= 4; n++) expect(await kiosk().code(first)).toEqual({ answer: 'expired', waitMs: 0 });
    expect(await kiosk().code(first)).toEqual({ answer: 'expired', waitMs: 30_000 });
    expect(await answered(kiosk().code(first))).toBe('waiting');
  });
});

test('the ledger learns when each code begins and ends, once, and no code', async () => {
  const { kiosk, noted, restart } = await ups();
  const { code } = await kiosk().next('ups');
  await restart();
  await restart();
  const told = noted.filter(({ data }) => data.carrier === 'ups');
  expect(told.map(({ type }) => type)).toEqual([
    'courier-credential.issued',
    'courier-credential.ended',
    'courier-credential.issued',
  ]);
  expect(told[0]?.data.credential).toBe(told[1]?.data.credential);
  expect(JSON.stringify(noted)).not.toContain(code);
});

describe('a courier’s badge', () => {
  const BADGE = 'UPS-DRIVER-00417';

  test('begins an intake for its carrier once staff have scanned it, after a restart, too', async () => {
    const { kiosk, restart } = await ups();
    expect(await answered(kiosk().badge(BADGE))).toBe('wrong');
    expect((await kiosk().couriers.enrol('ups', BADGE)).ok).toBe(true);
    const granted = { answer: 'granted', grant: { kind: 'courier', carrier: 'ups' } };
    expect(await kiosk().badge(BADGE)).toMatchObject(granted);
    expect(await (await restart()).badge(BADGE)).toMatchObject(granted);
  });

  test('is enrolled once, and for one carrier', async () => {
    const { kiosk } = await ups();
    await kiosk().couriers.enrol('ups', BADGE);
    expect((await kiosk().couriers.enrol('ups', BADGE)).ok).toBe(true);
    expect(await kiosk().couriers.enrol('dhl', BADGE)).toEqual({ ok: false, error: 'taken' });
    expect(
      kiosk()
        .couriers.list()
        .map(({ badges }) => badges),
    ).toEqual([1, 0]);
  });

  test('that was ended is told so, and may be enrolled again', async () => {
    const { kiosk } = await ups();
    await kiosk().couriers.enrol('ups', BADGE);
    await kiosk().couriers.endBadges('ups');
    expect(await answered(kiosk().badge(BADGE))).toBe('expired');
    await kiosk().couriers.enrol('ups', BADGE);
    expect(await answered(kiosk().badge(BADGE))).toBe('granted');
  });

  test('is told from a parcel’s barcode, which is no try, however many are scanned', async () => {
    const { kiosk } = await ups();
    await kiosk().couriers.enrol('ups', BADGE);
    for (let n = 0; n < 30; n++)
      expect(await kiosk().badge(`0000-PARCEL-${n}`)).toEqual({ answer: 'wrong', waitMs: 0 });
    expect(await answered(kiosk().badge(BADGE))).toBe('granted');
  });

  test('waits as everybody does while couriers wait', async () => {
    const { kiosk } = await ups();
    await kiosk().couriers.enrol('ups', BADGE);
    for (let n = 0; n < 5; n++) await kiosk().code('000001');
    expect(await answered(kiosk().badge(BADGE))).toBe('waiting');
  });

  test('is on the disk only as a hash', async () => {
    const { kiosk, book } = await ups();
    await kiosk().couriers.enrol('ups', BADGE);
    expect(JSON.stringify(await book())).not.toContain(BADGE);
  });
});
