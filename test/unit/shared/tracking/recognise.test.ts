import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../shared/tracking/recognise.ts';

const GS = '\u001d';
const read = (text: string, aim: string | null = null) => recognise({ text, aim });
const best = (text: string, aim: string | null = null) => {
  const made = read(text, aim);
  return made.kind === 'tracking' ? made.best : made;
};

describe('numbers that tell their carrier', () => {
  test.each([
    ['1Z5R89390357567127', 'ups', '1Z5R89390357567127'],
    ['1z 5r8 939 03 5756 7127', 'ups', '1Z5R89390357567127'],
    ['1Z879E930346834440', 'ups', '1Z879E930346834440'],
    ['9400111202555842332669', 'usps', '9400111202555842332669'],
    ['420100239400111202555842332669', 'usps', '9400111202555842332669'],
    [`42010023${GS}9400111202555842332669`, 'usps', '9400111202555842332669'],
    ['4201028200009261290113185417468510', 'usps', '9261290113185417468510'],
    ['TBA502887274000', 'amazon', 'TBA502887274000'],
    ['JD014600006281230704', 'dhl', 'JD014600006281230704'],
    ['RB123456785US', 'post', 'RB123456785US'],
    ['C11031500001879', 'ontrac', 'C11031500001879'],
    ['D10011354453707', 'ontrac', 'D10011354453707'],
    ['GFUS01028581264358', 'gofo', 'GFUS01028581264358'],
    ['YT2310821234567890', 'yunexpress', 'YT2310821234567890'],
  ])('%s is %s %s', (text, carrier, number) => {
    expect(best(text)).toMatchObject({ carrier, number, certainty: 'certain' });
  });

  test('an AIM identifier that stayed in the text is taken off', () => {
    expect(best(']C14201002394001112025558423326 69'.replace(' ', ''))).toMatchObject({ carrier: 'usps' });
    expect(best(']C01Z5R89390357567127')).toMatchObject({ carrier: 'ups', number: '1Z5R89390357567127' });
  });
});

describe('long FedEx barcodes', () => {
  test('96, 22 digits: the last fifteen are the number', () => {
    // Shipper 0414417 and package 6022896, whose check digit is 4, as in 041441760228964.
    expect(best('9611804041441760228964')).toMatchObject({ carrier: 'fedex', number: '041441760228964' });
  });

  test('34 digits: the last twelve are the number', () => {
    expect(best('1001921334250001000300779017972697')).toMatchObject({
      carrier: 'fedex',
      number: '779017972697',
    });
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
    expect(best(pdf, ']L2')).toMatchObject({ number: '986578788855' });
  });

  test('with a name in it, of nobody we know, leaves nothing but a fingerprint', () => {
    const made = read('MECARD:N:Smith,Jane;TEL:5551234;;', ']Q1');
    expect(made).toMatchObject({ kind: 'opaque', number: expect.stringMatching(/^#[0-9a-f]{24}$/) });
    expect(read('MECARD:N:Smith,Jane;TEL:5551234;;')).toEqual(made);
  });
});

describe('what is no tracking number', () => {
  test.each(['42010023', '420100231234'])('%s only routes', (text) => {
    expect(read(text)).toEqual({ kind: 'routing' });
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
    ['', 'empty'],
    ['\u0000\u001b\u0007', 'control-characters-only'],
    ['   ', 'control-characters-only'],
    ['9'.repeat(4097), 'too-long'],
  ])('%j cannot be read: %s', (text, reason) => {
    expect(read(text)).toEqual({ kind: 'unreadable', reason });
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
