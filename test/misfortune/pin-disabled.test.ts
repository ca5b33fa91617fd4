import { describe, expect, test } from 'vitest';
import { CredentialId, EventId, StaffId, UnitId } from '../../shared/domain/ids.ts';
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Draft } from '../../shared/events/event.ts';
import { codesBench, DAY } from '../harness/codes-bench.ts';
import { chained, numberedId, sessionId } from '../harness/drafts.ts';
import { seededRandom } from '../harness/randomness.ts';

type Order = DataOf<'pin.reissue-ordered'>;

async function bench(units = 2) {
  const host = await codesBench({ units });
  const { clock, kiosk, shown, journal } = host;
  const [phone = { unit: '', pin: '' }, neighbour = { unit: '', pin: '' }] = shown.phones;
  const id = UnitId.parse(host.directory.units[0]?.id);
  const wrong =
    ['000001', '000002', '000003'].find((one) => !shown.phones.some(({ pin }) => pin === one)) ?? '';
  const drafts: Draft[] = [];

  /** Ten wrong PINs, each as soon as it is looked at. */
  async function disable(unit = phone.unit) {
    for (let n = 1; n < 10; n++) {
      const { answer } = await kiosk().pin(unit, wrong);
      expect(answer).toBe('wrong');
      await clock.advance(DAY);
    }
    return kiosk().pin(unit, wrong);
  }

  function ordered(over: Partial<Order> = {}) {
    const grant = kiosk().grants.give({ kind: 'staff', staff: StaffId.parse('desk'), role: 'manager' });
    const data = { unit: id, why: 'disabled', identity: 'document-seen', ...over } as const;
    drafts.push({
      type: 'pin.reissue-ordered',
      actor: { kind: 'staff', id: 'desk' },
      data: { session: sessionId(1), grant: grant.id, ...data },
    });
    const event = chained(drafts).at(-1);
    if (event === undefined) throw new Error('no event');
    journal.set(event.id, event);
    return event.id;
  }

  async function reissued() {
    const done = await kiosk().pins.reissue(ordered());
    if (!done.ok) throw new Error(done.error);
    return done.value.pin;
  }
  return { ...host, id, phone, neighbour, wrong, disable, ordered, reissued };
}

describe('the tenth wrong PIN', () => {
  test('disables it: the right one opens nothing, however long somebody waits', async () => {
    const { disable, kiosk, phone, clock, id } = await bench();
    expect(await disable()).toEqual({ answer: 'disabled', isNew: true });
    for (const waited of [0, DAY, 365 * DAY]) {
      await clock.advance(waited);
      expect(await kiosk().pin(phone.unit, phone.pin)).toEqual({ answer: 'disabled', isNew: false });
    }
    expect(kiosk().pins.disabled()).toEqual([id]);
  });

  test('disables nobody else', async () => {
    const { disable, kiosk, neighbour, clock } = await bench();
    await disable();
    await clock.advance(DAY);
    expect((await kiosk().pin(neighbour.unit, neighbour.pin)).answer).toBe('granted');
  });

  test('is the same for a unit that does not exist', async () => {
    const { disable, kiosk, phone } = await bench();
    expect(await disable('99Z')).toEqual({ answer: 'disabled', isNew: true });
    expect(await kiosk().pin('99z', phone.pin)).toEqual({ answer: 'disabled', isNew: false });
    expect(kiosk().pins.disabled()).toEqual([]);
  });

  test.each(['stopped', 'cut'] as const)('counts after the kiosk was %s, on any date', async (how) => {
    const { disable, restart, kiosk, phone, clock } = await bench();
    await disable();
    for (const jump of [-365 * DAY, 365 * DAY]) {
      clock.setWall(clock.now() + jump);
      await restart(how);
      expect((await kiosk().pin(phone.unit, phone.pin)).answer).toBe('disabled');
    }
  });

  test('is not reached by who gets it right in between', async () => {
    const { kiosk, phone, wrong, clock } = await bench();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 9; n++) {
        expect((await kiosk().pin(phone.unit, wrong)).answer).toBe('wrong');
        await clock.advance(DAY);
      }
      expect((await kiosk().pin(phone.unit, phone.pin)).answer).toBe('granted');
    }
  });

  test('stays in force, whatever else is typed for a year', async () => {
    const { disable, kiosk, phone, wrong, clock } = await bench();
    await disable();
    for (let n = 0; n < 600; n++) {
      await clock.advance(DAY / 2);
      await kiosk().pin(`${n}Q`, wrong);
    }
    expect((await kiosk().pin(phone.unit, phone.pin)).answer).toBe('disabled');
  });
});

describe('another PIN', () => {
  test('opens at once, and the one before it opens nothing any more', async () => {
    const { disable, reissued, kiosk, phone, phoned, clock } = await bench();
    await disable();
    const pin = await reissued();
    await clock.advance(DAY);
    expect((await kiosk().pin(phone.unit, phone.pin)).answer).toBe('wrong');
    expect(await kiosk().pin(phone.unit, pin)).toMatchObject({
      answer: 'granted',
      grant: { kind: 'resident' },
    });
    expect(kiosk().pins.disabled()).toEqual([]);
    expect(phoned).toEqual([{ unit: phone.unit, pin }]);
  });

  test('is still the one after a restart', async () => {
    const { disable, reissued, restart, kiosk, phone, clock } = await bench();
    await disable();
    const pin = await reissued();
    await restart('cut');
    await clock.advance(DAY);
    expect((await kiosk().pin(phone.unit, pin)).answer).toBe('granted');
    expect((await kiosk().pin(phone.unit, phone.pin)).answer).toBe('wrong');
  });

  test('has ten tries of its own', async () => {
    const { disable, reissued, kiosk, phone } = await bench();
    await disable();
    const pin = await reissued();
    expect(await disable()).toEqual({ answer: 'disabled', isNew: true });
    expect((await kiosk().pin(phone.unit, pin)).answer).toBe('disabled');
  });

  test('is made for an order of staff, once, and for nobody else', async () => {
    const { kiosk, ordered, id, clock, journal } = await bench();
    const refused = { ok: false, error: 'not-justified' };
    const resident = kiosk().grants.give({ kind: 'resident', unit: id });
    expect(await kiosk().pins.reissue(ordered({ grant: resident.id }))).toEqual(refused);
    expect(await kiosk().pins.reissue(EventId.parse('00000000-0000-7000-8000-000000000001'))).toEqual(
      refused,
    );
    const event = ordered();
    expect((await kiosk().pins.reissue(event)).ok).toBe(true);
    expect(await kiosk().pins.reissue(event)).toEqual(refused);
    const late = ordered();
    await clock.advance(10 * 60_000);
    expect(await kiosk().pins.reissue(late)).toEqual(refused);
    expect(await kiosk().pins.reissue(ordered({ unit: UnitId.parse('u-nobody') }))).toEqual({
      ok: false,
      error: 'unknown-unit',
    });
    expect(JSON.stringify([...journal.values()])).not.toMatch(/"\d{6}"/);
  });

  test('that does not fit on the disk is none: it stays disabled, and the next order makes one', async () => {
    const { disable, idle, files, kiosk, ordered, phone, reissued, clock } = await bench();
    await disable();
    await idle();
    files.failNext('write', 'ENOSPC');
    expect(await kiosk().pins.reissue(ordered())).toEqual({ ok: false, error: 'disk-full' });
    expect((await kiosk().pin(phone.unit, phone.pin)).answer).toBe('disabled');
    const pin = await reissued();
    await clock.advance(DAY);
    expect((await kiosk().pin(phone.unit, pin)).answer).toBe('granted');
  });

  test('ends what the old one let in, and neither a pass nor a neighbour', async () => {
    const { reissued, kiosk, phone, neighbour, id } = await bench();
    const first = await kiosk().pin(phone.unit, phone.pin);
    const beside = await kiosk().pin(neighbour.unit, neighbour.pin);
    if (first.answer !== 'granted' || beside.answer !== 'granted') throw new Error('not let in');
    const pass = { id: CredentialId.parse(numberedId(1)), holder: 'delegate', packages: null } as const;
    const byPass = kiosk().grants.give({ kind: 'resident', unit: id, pass });
    await reissued();
    expect(kiosk().grants.valid(first.grant.id)).toBeNull();
    expect(kiosk().grants.valid(beside.grant.id)).not.toBeNull();
    expect(kiosk().grants.valid(byPass.id)).not.toBeNull();
  });
});

test('a hundred thousand guesses at forty units: ten of each are compared, and none opens the door', async () => {
  const { kiosk, restart, clock, shown } = await bench(40);
  const random = seededRandom(2026);
  const below = (limit: number) => {
    const bytes = random(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) % limit;
  };
  const answers = { granted: 0, wrong: 0, expired: 0, waiting: 0, disabled: 0, isNew: 0 };
  for (let n = 0; n < 100_000; n++) {
    const { unit = '' } = shown.phones[below(40)] ?? {};
    const answer = await kiosk().pin(unit, String(below(1_000_000)).padStart(6, '0'));
    answers[answer.answer]++;
    if (answer.answer === 'disabled' && answer.isNew) answers.isNew++;
    if (n % 25 === 0) await clock.advance(below(600_000));
    if (n % 20_000 === 0) {
      clock.setWall(clock.now() + (below(2) === 0 ? -DAY : DAY));
      await restart('cut');
    }
  }
  expect(answers.granted).toBe(0);
  // Nine wrong ones and the tenth, which disabled it.
  expect(answers.wrong + answers.isNew).toBe(400);
  expect(kiosk().pins.disabled()).toHaveLength(40);
}, 60_000);
