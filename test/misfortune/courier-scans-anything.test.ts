/** What couriers scan that nobody meant them to: everything at once, the same twice, and barcodes made to do harm. */
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../shared/tracking/check-digits.ts';
import { type CourierDesk, courierAtWork } from '../harness/courier-desk.ts';
import { resident } from '../harness/people.ts';

/** The `n`-th made-up UPS number. */
function numberOf(n: number): string {
  const body = `5R893903${String(n).padStart(7, '0')}`;
  return `1Z${body}${checkDigit({ scheme: 'letters' }, body)}`;
}

async function takeIn(courier: CourierDesk, ...texts: string[]): Promise<void> {
  for (const text of texts) courier.scan(text);
  await courier.reach('unit');
  courier.tap({ type: 'unit-entered', name: '4B' });
  courier.tap({ type: 'resident-chosen', resident });
  await courier.reach('placing');
}

const inRoom = async (courier: CourierDesk) =>
  (await courier.questions.everythingInRoom()).map(({ tracking }) => tracking);

describe('500 scans in a minute', () => {
  test('of many for one recipient: every one is in the ledger, in the order in which they were scanned', async () => {
    const courier = await courierAtWork();
    await takeIn(courier, numberOf(0));
    courier.tap({ type: 'many-for-same' });
    const numbers = Array.from({ length: 500 }, (_, n) => numberOf(n + 1));
    // Twenty at once, quicker than any scanner, and again every 2.4 seconds.
    for (let n = 0; n < numbers.length; n += 20) {
      for (const number of numbers.slice(n, n + 20)) courier.scan(number);
      await courier.reached((state) => state.at === 'placing' && state.visit.packages.length === n + 21);
      await courier.clock.advance(2_400);
    }
    const events = await courier.database.events.toArray();
    const received = events.filter(({ type }) => type === 'package.received');
    expect(received.map(({ data }) => (data as { tracking: string }).tracking)).toEqual([
      numberOf(0),
      ...numbers,
    ]);
    expect(courier.reports).toEqual([]);
  }, 60_000);

  test('while nobody says whom the first is for: it waits, the others are scanned again, and nothing breaks', async () => {
    const courier = await courierAtWork();
    courier.scan(numberOf(1));
    await courier.reach('unit');
    for (let n = 2; n <= 500; n++) {
      await courier.clock.advance(120);
      courier.scan(numberOf(n));
    }
    expect(courier.state()).toMatchObject({ at: 'unit', parcel: { tracking: numberOf(1) } });
    courier.tap({ type: 'unit-entered', name: '4B' });
    courier.tap({ type: 'resident-chosen', resident });
    await courier.reach('placing');
    expect(await inRoom(courier)).toEqual([numberOf(1)]);
  });
});

describe('the same label twice', () => {
  test('in one visit: the second scan says which package it is, and none is made', async () => {
    const courier = await courierAtWork();
    await takeIn(courier, numberOf(1));
    await courier.clock.advance(5_000);
    courier.scan(numberOf(1));
    await courier.reach('ready');
    expect(courier.state()).toMatchObject({ problem: { code: 'already-here', roomCode: 'K2-0001' } });
    expect(await inRoom(courier)).toHaveLength(1);
  });

  test('by the next courier: the package is here already', async () => {
    const first = await courierAtWork();
    await takeIn(first, numberOf(1));
    const second = await courierAtWork(first);
    second.scan(numberOf(1));
    await second.reach('ready');
    expect(second.state()).toMatchObject({ problem: { code: 'already-here' } });
    expect(await inRoom(second)).toHaveLength(1);
  });

  test('two barcodes of one label are one package, whichever comes first', async () => {
    const uspsWithZip = '4209410792001902551559000101352493';
    const usps = '92001902551559000101352493';
    for (const both of [
      [uspsWithZip, usps],
      [usps, uspsWithZip],
    ]) {
      const courier = await courierAtWork();
      await takeIn(courier, ...both);
      expect(await inRoom(courier)).toEqual([usps]);
    }
  });
});

const LONGEST = 120;

describe('a barcode made to do harm', () => {
  const hostile: readonly (readonly [what: string, text: string])[] = [
    ['commands of a label printer', '^XA^FO10,10^FDOPEN^FS^XZ'],
    ['the same in lower case, behind a tilde', '~ja~hs^xa^idR:*.*^xz'],
    ['bytes that cut paper and open a drawer', '\u001b@\u001dV\u0000\u001bp\u0000\u0019\u00fa1Z'],
    ['control characters alone', '\u0000\u0001\u0002\u001b\u007f\u0085'],
    ['an address of the web', 'https://evil.example/?a=1&b=<script>alert(1)</script>'],
    ['a page', '<img src=x onerror=alert(1)>'],
    ['a question to a database', "1'; DROP TABLE packages; --"],
    ['text turned round', '\u202e217653909389R5Z1\u202c'],
    ['characters that nobody sees', '1Z\u200b5R8939\u200d0357567127\ufeff'],
    ['pictures', '📦🚪🔓'],
    ['4 KB of digits', '7'.repeat(4_096)],
    ['more than any barcode holds', 'A'.repeat(20_000)],
    ['a lone half of a character', '\ud83d1Z5R89'],
    ['nothing', ''],
    ['the name of a property of objects', '__proto__'],
    ['what looks like a pass', `${'a'.repeat(40)}.${'b'.repeat(40)}.${'c'.repeat(86)}`],
  ];

  test.each(hostile)('%s: refused in words or kept as a number that does no harm', async (_, text) => {
    const courier = await courierAtWork();
    courier.scan(text);
    await courier.reach('unit', 'ready');
    const state = courier.state();
    if (state.at === 'ready') {
      expect(state.problem).not.toBeNull();
      expect(await inRoom(courier)).toEqual([]);
      return;
    }
    courier.tap({ type: 'unit-entered', name: '4B' });
    courier.tap({ type: 'resident-chosen', resident });
    await courier.reach('placing');
    const [tracking = ''] = await inRoom(courier);
    expect(tracking.length).toBeGreaterThan(0);
    expect(tracking.length).toBeLessThanOrEqual(LONGEST);
    expect(tracking).toMatch(/^[#0-9A-Za-z._/-]+$/);
    // Nothing of it goes to the printer: a room label says where a package is, not what its carrier calls it.
    const printed = courier.asked.filter(({ command }) => command === 'label.print');
    expect(printed).toHaveLength(1);
    expect(JSON.stringify(printed)).not.toContain(JSON.stringify(tracking).slice(1, -1));
    // The next parcel comes in as if nothing had been.
    await courier.clock.advance(5_000);
    await takeIn(courier, numberOf(7));
    expect(await inRoom(courier)).toContain(numberOf(7));
  });
});
