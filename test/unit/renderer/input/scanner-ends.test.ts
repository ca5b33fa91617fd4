import { describe, expect, it } from 'vitest';
import {
  type EndKey,
  type Learning,
  learnEnds,
  SET_UP_CODE,
  type Sureness,
} from '../../../../renderer/input/scanner-ends.ts';

const NUMBERS = ['1Z5R89390357567127', '1Z12345E0205271688', '1Z9999999999999999'];
const proven = new Set([...NUMBERS, 'K2-0001']);
const sureness = (text: string): Sureness =>
  proven.has(text) ? 'proven' : /^\d{12}$/.test(text) ? 'likely' : 'unknown';

/** Sends scans one after the other; gives what was told of each, and what is known afterwards. */
function desk() {
  let learning: Learning = { ends: null, hints: null };
  const scan = (text: string, key: EndKey = 'Enter', lead = '') => {
    const learned = learnEnds(learning, { text, key, lead }, sureness);
    learning = learned.learning;
    return learned.text;
  };
  return { scan, ends: () => learning.ends };
}

describe('what a scanner adds is learned', () => {
  it('from three different numbers that are right without the same letter', () => {
    const { scan, ends } = desk();
    expect(NUMBERS.map((number) => scan(`A${number}`))).toEqual([
      `A${NUMBERS[0]}`,
      `A${NUMBERS[1]}`,
      NUMBERS[2],
    ]);
    expect(ends()).toEqual({ before: 'A', after: '', key: 'Enter' });
    expect(scan('ALOCAL-77')).toBe('LOCAL-77');
  });

  it('before and after at once, with Tab at the end', () => {
    const { scan, ends } = desk();
    for (const number of NUMBERS) scan(`*${number}#`, 'Tab');
    expect(ends()).toEqual({ before: '*', after: '#', key: 'Tab' });
    expect(scan('*LOCAL77#', 'Tab')).toBe('LOCAL77');
  });

  it('from the set-up code alone, which is no package', () => {
    const { scan, ends } = desk();
    expect(scan(`Q7${SET_UP_CODE}!`, 'Tab')).toBeNull();
    expect(ends()).toEqual({ before: 'Q7', after: '!', key: 'Tab' });
    expect(scan('Q7LOCAL77!', 'Tab')).toBe('LOCAL77');
  });

  it('anew when another scanner takes its place', () => {
    const { scan, ends } = desk();
    scan(`A${SET_UP_CODE}`);
    for (const number of NUMBERS) expect(scan(number)).toBe(number);
    expect(ends()).toEqual({ before: '', after: '', key: 'Enter' });
    expect(scan('ALOCAL-77')).toBe('ALOCAL-77');
  });
});

describe('nothing is learned', () => {
  it('from the same label three times', () => {
    const { scan, ends } = desk();
    for (let times = 0; times < 5; times++) scan(`A${NUMBERS[0]}`);
    expect(ends()).toBeNull();
  });

  it('from labels of one sender that begin alike', () => {
    const { scan, ends } = desk();
    for (const number of ['DHX1001', 'DHX1002', 'DHX1003', 'DHX1004']) expect(scan(number)).toBe(number);
    expect(ends()).toBeNull();
  });

  it('from bare check digits, which one number in ten has by chance', () => {
    const { scan, ends } = desk();
    for (const number of ['961122334455', '961122334466', '961122334477']) scan(`X${number}`);
    expect(ends()).toBeNull();
  });

  it('when the ends change in between', () => {
    const { scan, ends } = desk();
    for (const [at, number] of NUMBERS.entries()) scan(`${'ABA'[at]}${number}`);
    expect(ends()).toBeNull();
  });

  it('when a digit stands before the number: it may belong to it', () => {
    const { scan, ends } = desk();
    for (const number of NUMBERS) scan(`7${number}`);
    expect(ends()).toBeNull();
  });

  it('from a set-up code with a whole text around it', () => {
    const { scan, ends } = desk();
    expect(scan(`123456789${SET_UP_CODE}`)).toBeNull();
    expect(ends()).toBeNull();
  });
});

describe('what is known does no harm', () => {
  it('to a number that is right as it came', () => {
    const { scan } = desk();
    scan(`1Z${SET_UP_CODE}`);
    for (const number of NUMBERS.slice(0, 2)) expect(scan(number)).toBe(number);
    expect(scan('K2-0001')).toBe('K2-0001');
  });

  it('to a barcode that consists of the ends alone', () => {
    const { scan } = desk();
    scan(`AB${SET_UP_CODE}BA`);
    expect(scan('ABA')).toBe('ABA');
    expect(scan('ABBA')).toBe('ABBA');
  });

  it('to a scanner without a key at the end: what proves itself is told', () => {
    const { scan } = desk();
    scan(SET_UP_CODE, 'Enter');
    expect(scan('K2-0001', 'none')).toBe('K2-0001');
  });
});

describe('half a number is not told', () => {
  it('by silence, until the scanner is known to end with nothing', () => {
    const { scan } = desk();
    expect(scan('LOCAL-7', 'none')).toBeNull();
    expect(scan('K2-0001', 'none')).toBe('K2-0001');
    scan(SET_UP_CODE, 'none');
    expect(scan('LOCAL-7', 'none')).toBe('LOCAL-7');
    scan(SET_UP_CODE, 'Enter');
    expect(scan('LOCAL-7', 'none')).toBeNull();
    expect(scan('LOCAL-77', 'Enter')).toBe('LOCAL-77');
  });

  it('as the rest of what stalled: the whole is, where it proves itself', () => {
    const { scan } = desk();
    expect(scan('Z5R89390357567127', 'Enter', '1')).toBe('1Z5R89390357567127');
    expect(scan('OCAL-77', 'Enter', 'L')).toBeNull();
    expect(scan('OOM-ENDS', 'Enter', 'PACKR')).toBeNull();
    expect(scan(SET_UP_CODE, 'Enter', 'A')).toBeNull();
    expect(scan('LOCAL-77')).toBe('LOCAL-77');
  });

  it('and what proves itself needs nothing of what somebody typed before it', () => {
    const { scan } = desk();
    expect(scan('K2-0001', 'Enter', '4B')).toBe('K2-0001');
  });
});
