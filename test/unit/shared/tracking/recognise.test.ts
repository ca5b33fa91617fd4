import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../shared/tracking/recognise.ts';

const GS = '\u001d';
const read = (text: string, aim: string | null = null) => recognise({ text, aim });
const best = (text: string, aim: string | null = null) => {
  const made = read(text, aim);
  return made.kind === 'tracking' ? made.best : made;
};

describe('what the reader says of the symbology', () => {
  test('an AIM identifier that stayed in the text is taken off', () => {
    expect(best(']C1420100239400111202555842332669')).toMatchObject({ carrier: 'usps' });
    expect(best(']C01Z5R89390357567127')).toMatchObject({ carrier: 'ups', number: '1Z5R89390357567127' });
    const token = `eyJh.eyJi.${'a'.repeat(86)}`;
    expect(read(`]Q1${token}`)).toEqual({ kind: 'pass', token });
  });

  test("a product's UPC and a carton's ITF-14 are no tracking number, whatever check they pass", () => {
    expect(read('986578788855', ']E0')).toEqual({ kind: 'opaque', number: '986578788855' });
    expect(read('10012345678902', ']I1')).toEqual({ kind: 'opaque', number: '10012345678902' });
    expect(best('986578788855', ']C0')).toMatchObject({ carrier: null, certainty: 'likely' });
  });

  test('the identifier in the text counts as the one that the reader tells', () => {
    expect(read(']E0986578788855')).toEqual({ kind: 'opaque', number: '986578788855' });
  });

  test('a number that proves itself may be in any', () => {
    expect(best('1Z5R89390357567127', ']Q1')).toMatchObject({ carrier: 'ups' });
  });

  test('twelve digits from 420 are a ZIP code, unless the reader saw no FNC1 and the FedEx check fits', () => {
    expect(read('420100230009', ']C1')).toMatchObject({ kind: 'routing', zip: '100230009' });
    const fedex = Array.from({ length: 10 }, (_, digit) => `42010023000${digit}`).filter(
      (text) => read(text, ']C0').kind === 'tracking',
    );
    expect(fedex).toHaveLength(1);
    expect(read(fedex[0] ?? '').kind).toBe('routing');
  });
});

describe('GS1 element strings', () => {
  test.each([
    [`42010023${GS}9400111202555842332669`, '10023'],
    [`420100231234${GS}9400111202555842332669`, '100231234'],
    [`42184010023${GS}9400111202555842332669`, '10023'],
    ['420100239400111202555842332669', '10023'],
    ['4201002312349400111202555842332669', '100231234'],
    [`40312345${GS}9400111202555842332669`, null],
  ])('%j is the USPS number, and ships to %s', (text, zip) => {
    expect(best(text, ']C1')).toMatchObject({ carrier: 'usps', number: '9400111202555842332669', zip });
  });

  test('where ZIP code and number can be cut in two ways, the check digit tells which', () => {
    // 420 + 12345 + 26 digits that begin with 93, or 420 + 123459312 + 22 that begin with 94.
    expect(best('4201234593129400111202555842332669')).toMatchObject({
      number: '9400111202555842332669',
      zip: '123459312',
    });
  });

  test('a wrong check digit behind the ZIP code is the same unknown number, with and without separator', () => {
    const unknown = { kind: 'opaque', number: '9400111202555842332668' };
    expect(read('420100239400111202555842332668')).toEqual(unknown);
    expect(read(`42010023${GS}9400111202555842332668`, ']C1')).toEqual(unknown);
  });

  test("another carrier's number behind a separator is known too, and an unknown one is kept without the ZIP code", () => {
    expect(best(`42010023${GS}9611804041441760228964`)).toMatchObject({ carrier: 'fedex', zip: '10023' });
    expect(read(`42010023${GS}QK-1234`)).toEqual({ kind: 'opaque', number: 'QK-1234' });
  });

  test('two unknown numbers in one barcode are one together', () => {
    expect(read(`QK-1234${GS}QK-5678`)).toEqual({ kind: 'opaque', number: 'QK-1234QK-5678' });
  });

  test("34 digits from 420 are no FedEx number, though the end of one is FedEx's", () => {
    expect(best('1001921334250001000300779017972697')).toMatchObject({ carrier: 'fedex' });
    expect(read('4201921334250001000300779017972697').kind).toBe('opaque');
  });

  test('a shipping container code may have the ZIP code right behind it', () => {
    expect(best('0000012345000000002742010023', ']C1')).toMatchObject({
      number: '00000123450000000027',
      zip: '10023',
      carrier: null,
    });
  });

  test.each([
    '4031234567890',
    '4101234567890123',
    '42184010023',
    '4300JANE SMITH',
    `42010023${GS}4305NEW YORK`,
  ])('%j only routes', (text) => {
    expect(read(text, ']C1').kind).toBe('routing');
  });

  test('a separator tells element strings, where the reader does not tell the symbology', () => {
    expect(read(`42010023${GS}4031234567890`)).toEqual({ kind: 'routing', zip: '10023' });
  });

  test('the number of an order or a shipment stands behind 400, 401 or 402', () => {
    expect(read('401QK1234', ']C1')).toEqual({ kind: 'opaque', number: 'QK1234' });
    expect(read('40201234567890123456', ']C1')).toMatchObject({
      kind: 'opaque',
      number: '01234567890123456',
    });
  });

  test('without FNC1 these are the first digits of a number', () => {
    expect(read('4031234567890', ']C0')).toEqual({ kind: 'opaque', number: '4031234567890' });
    expect(read('42184010023', ']C0').kind).not.toBe('routing');
  });
});

describe('bare digits', () => {
  test('never set the carrier alone, whatever check they pass', () => {
    expect(best('986578788855')).toMatchObject({
      carrier: null,
      number: '986578788855',
      certainty: 'likely',
    });
    expect(best('041441760228964')).toMatchObject({ carrier: null, certainty: 'likely' });
    expect(best('12345678901234')).toMatchObject({ carrier: null, certainty: 'possible' });
  });

  test('a letter before a checked number sets the carrier, if no other carrier has such numbers', () => {
    expect(best('H1234567895')).toMatchObject({ carrier: 'ups', certainty: 'likely' });
    expect(best('A1234567895')).toMatchObject({ carrier: null, certainty: 'likely' });
  });

  test('letters without a check set none', () => {
    expect(best('THANKYOUFORSHOPPING')).toMatchObject({ carrier: null, certainty: 'possible' });
    expect(best('MI123456ABC')).toMatchObject({ carrier: null, certainty: 'possible' });
  });

  test('are named to whoever chooses, with every carrier they may be of', () => {
    const made = read('986578788855');
    expect(made.kind === 'tracking' && made.candidates.map(({ carrier }) => carrier)).toEqual(['fedex']);
  });
});

describe('messages in two-dimensional codes', () => {
  const maxicode = (tail: string) =>
    `[)>\u001e01${GS}96100230000${GS}840${GS}003${GS}1Z${tail}${GS}UPSN${GS}5R8939${GS}089${GS}${GS}1/1\u001e\u0004`;

  test("UPS's MaxiCode is put together to the 1Z number, and checked", () => {
    expect(best(maxicode('57567127'), ']U1')).toMatchObject({ carrier: 'ups', number: '1Z5R89390357567127' });
    expect(read(maxicode('57567128'), ']U1').kind).toBe('opaque');
  });

  test("FedEx's PDF417 gives its twelve digits", () => {
    const pdf = `[)>\u001e01${GS}0238017${GS}840${GS}19${GS}9865787888550201${GS}FDE${GS}JANE SMITH`;
    expect(best(pdf, ']L2')).toMatchObject({
      carrier: 'fedex',
      number: '986578788855',
      certainty: 'certain',
    });
    expect(read(pdf.replace('986578788855', '996578788855'), ']L2').kind).toBe('opaque');
  });

  test('a reader that drops the separators of a MaxiCode is understood', () => {
    const dropped = maxicode('57567127').replaceAll(GS, '');
    expect(best(dropped, ']U1')).toMatchObject({ carrier: 'ups', number: '1Z5R89390357567127' });
  });

  test("FedEx Ground's gives the number that is in its long barcode", () => {
    const pdf = `[)>\u001e01${GS}0210023${GS}840${GS}019${GS}9611804041441760228964${GS}FDEG`;
    expect(best(pdf, ']L2')).toMatchObject({ carrier: 'fedex', number: '041441760228964' });
  });

  test("another sender's is not searched for digits that may be a carrier's", () => {
    const message = `[)>\u001e06${GS}P1234${GS}986578788855${GS}QK`;
    expect(read(message, ']L2')).toMatchObject({ kind: 'opaque', number: expect.stringMatching(/^#/) });
  });

  test('with a name in it, of nobody we know, leaves nothing but a fingerprint', () => {
    const made = read('MECARD:N:Smith,Jane;TEL:5551234;;', ']Q1');
    expect(made).toMatchObject({ kind: 'opaque', number: expect.stringMatching(/^#[0-9a-f]{24}$/) });
    expect(read('MECARD:N:Smith,Jane;TEL:5551234;;')).toEqual(made);
  });
});

describe("why it may be a carrier's", () => {
  test.each([
    ['TBA502887274000', { because: 'shape-tells' }],
    ['MI123456ABC', { because: 'shape-fits' }],
    ['1Z5R89390357567127', { because: 'shape-and-check', scheme: 'letters' }],
    ['986578788855', { because: 'check-fits', scheme: 'mod11' }],
    [`[)>\u001e01${GS}0238017${GS}840${GS}19${GS}9865787888550201${GS}FDE`, { because: 'named-in-message' }],
  ])('%j', (text, reason) => {
    expect(best(text)).toHaveProperty('reason', reason);
  });

  test('what is named in a message is of no other carrier, whose check it may pass too', () => {
    const made = read(`[)>\u001e01${GS}0238017${GS}840${GS}19${GS}041441760228964${GS}FDEG`, ']L2');
    expect(made.kind === 'tracking' && made.candidates.map(({ carrier }) => carrier)).toEqual(['fedex']);
  });
});

describe('what is no tracking number', () => {
  test('the sign on the wall is a place, in its own letters', () => {
    expect(read('ZONE:shelf-a', ']Q1')).toEqual({ kind: 'zone', zone: 'shelf-a' });
  });

  test('what only has a pass in it is none', () => {
    const token = `eyJh.eyJi.${'a'.repeat(86)}`;
    expect(read(`${token}a`).kind).toBe('opaque');
    expect(read(`${token} b!`).kind).toBe('opaque');
    expect(read(`!${token}`).kind).toBe('opaque');
  });

  test.each([
    ['42010023', '10023'],
    ['420100231234', '100231234'],
  ])('%s only routes, to %s', (text, zip) => {
    expect(read(text)).toEqual({ kind: 'routing', zip });
  });

  test.each(['K2-0001', 'k2-0001', ' K2-0001\r'])('%j is a room code', (text) => {
    expect(read(text)).toEqual({ kind: 'room-code', roomCode: 'K2-0001' });
  });

  test('a compact JWS is a pass, in its own case', () => {
    const token = `eyJh.eyJi.${'a'.repeat(86)}`;
    expect(read(token, ']Q1')).toEqual({ kind: 'pass', token });
  });

  test('a number of no known shape is taken as it is', () => {
    expect(read('local-bakery-77')).toEqual({ kind: 'opaque', number: 'LOCAL-BAKERY-77' });
  });

  test.each([
    ['nothing', '', 'empty'],
    ['control characters', '\u0000\u001b\u0007', 'control-characters-only'],
    ['spaces', '   ', 'control-characters-only'],
    ['a separator', GS, 'control-characters-only'],
    ['more than any symbol holds', '9'.repeat(4097), 'too-long'],
  ])('%s cannot be read', (_, text, reason) => {
    expect(read(text)).toEqual({ kind: 'unreadable', reason });
  });

  test('as much as a symbol may hold is read', () => {
    expect(read('9'.repeat(4096)).kind).toBe('opaque');
  });

  test('letters that only look like those of a number do not become them', () => {
    expect(read('1z5r89390357567127').kind).toBe('tracking');
    expect(read('\u017fP029692510000920746').kind).toBe('opaque');
  });

  test('printer commands, web addresses and turned-round text are inert', () => {
    for (const text of [
      '^XA^XZ~JR',
      '\u001b@\u001dV0',
      'https://example.com/x?y=1',
      '\u202e7127657530939985Z1',
      'A'.repeat(4000),
    ]) {
      expect(read(text).kind).toBe('opaque');
    }
  });
});
