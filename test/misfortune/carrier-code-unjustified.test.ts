import { describe, expect, test } from 'vitest';
import { createCredentialOrders } from '../../main/host/codes/credential-orders.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { EventId, StaffId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Draft, LedgerEvent } from '../../shared/events/event.ts';
import { codesBench } from '../harness/codes-bench.ts';
import { chained, sessionId } from '../harness/drafts.ts';
import { seededRandom } from '../harness/randomness.ts';

type Order = DataOf<'courier-credential.ordered'>;

/** A host that has carriers' codes, somebody of staff, and the events that a test puts into its journal. */
async function bench() {
  const { kiosk, clock, shown } = await codesBench();
  const grants = createGrants(clock, seededRandom(9));
  const staff = grants.give({ kind: 'staff', staff: StaffId.parse('desk'), role: 'manager' });
  const courier = grants.give({ kind: 'courier', carrier: 'ups' });
  const drafts: Draft[] = [];
  const journal = new Map<EventId, LedgerEvent>();
  const orders = createCredentialOrders({
    journal: { fresh: (id) => journal.get(id) ?? null },
    grants,
    courierCodes: kiosk().couriers,
  });
  const ordered = (over: Partial<Order> = {}) => {
    const data = { order: 'next-code', carrier: 'ups', why: 'due', ...over } as const;
    drafts.push({
      type: 'courier-credential.ordered',
      actor: { kind: 'staff', id: 'desk' },
      data: { session: sessionId(1), grant: staff.id, ...data },
    });
    const event = chained(drafts).at(-1);
    if (event === undefined) throw new Error('no event');
    journal.set(event.id, event);
    return event.id;
  };
  return { orders, ordered, clock, courier, kiosk, shown };
}
const refused = { ok: false, error: 'not-justified' };

describe('a carrier’s code is shown', () => {
  test('for an order of staff, once', async () => {
    const { orders, ordered } = await bench();
    const event = ordered();
    expect(await orders.handOver(event)).toMatchObject({
      ok: true,
      value: { code: expect.stringMatching(/^\d{6}$/) },
    });
    expect(await orders.handOver(event)).toEqual(refused);
  });

  test('for nobody without an order in the journal', async () => {
    const { orders } = await bench();
    expect(await orders.handOver(EventId.parse('00000000-0000-7000-8000-000000000001'))).toEqual(refused);
  });

  test('for no courier, and for staff no longer than their PIN counts', async () => {
    const { orders, ordered, courier, clock } = await bench();
    expect(await orders.handOver(ordered({ grant: courier.id }))).toEqual(refused);
    const event = ordered();
    await clock.advance(10 * 60_000);
    expect(await orders.handOver(event)).toEqual(refused);
  });

  test('for no order of something else', async () => {
    const { orders, ordered } = await bench();
    expect(await orders.handOver(ordered({ order: 'end-badges' }))).toEqual(refused);
    expect(await orders.enrol(ordered(), 'DRIVER/00417')).toEqual(refused);
    expect(await orders.endBadges(ordered())).toEqual(refused);
  });
});

test('only a code that others know ends at once', async () => {
  const { orders, ordered, kiosk, shown } = await bench();
  const old = shown.couriers[0]?.code ?? '';
  await orders.handOver(ordered({ why: 'forgotten' }));
  expect((await kiosk().code(old)).answer).toBe('granted');
  await orders.handOver(ordered({ why: 'known-to-others' }));
  expect((await kiosk().code(old)).answer).toBe('expired');
});

test('a badge is enrolled, and the badges of a carrier are ended, for orders of staff', async () => {
  const { orders, ordered, kiosk } = await bench();
  expect(await orders.enrol(ordered({ order: 'enrol-badge' }), 'DRIVER/00417')).toEqual({
    ok: true,
    value: null,
  });
  expect((await kiosk().badge('DRIVER/00417')).answer).toBe('granted');
  expect(await orders.endBadges(ordered({ order: 'end-badges' }))).toEqual({ ok: true, value: null });
  expect((await kiosk().badge('DRIVER/00417')).answer).toBe('expired');
});
