import { expect, it } from 'vitest';
import { createLearnedEnds, type Keep } from '../../../../renderer/input/learned-ends.ts';
import type { EndKey } from '../../../../renderer/input/scanner-ends.ts';

const UPS = ['1Z5R89390357567127', '1Z5R89390357567136', '1Z5R89390357567145'];

function memory(kept: Record<string, string> = {}): Keep & { readonly kept: Record<string, string> } {
  return {
    kept,
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => {
      kept[key] = value;
    },
  };
}

function scanner(keep: Keep) {
  const barcodeOf = createLearnedEnds(keep);
  return (text: string, key: EndKey = 'Enter') => barcodeOf({ text, key, lead: '' });
}

it('three labels teach what the scanner adds, and the next start knows it', () => {
  const keep = memory();
  const scan = scanner(keep);
  for (const number of UPS) scan(`A${number}`);
  expect(scan('ALOCAL-77')).toBe('LOCAL-77');
  expect(scanner(keep)('ALOCAL-77')).toBe('LOCAL-77');
});

it('a letter before the AIM identifier is taken off, the identifier is left for whoever reads it', () => {
  const scan = scanner(memory());
  for (const number of UPS) scan(`A]C0${number}`);
  expect(scan('A]C1420941059400111899223197428490')).toBe(']C1420941059400111899223197428490');
});

it('the kiosk’s own codes teach as carriers’ labels do', () => {
  const scan = scanner(memory());
  for (const code of ['K2-0001', 'K2-0002', 'K2-0003']) scan(`${code}X`, 'Tab');
  expect(scan('LOCAL-77X', 'Tab')).toBe('LOCAL-77');
});

it('a disk that is full keeps nothing, and scans are read all the same', () => {
  const full: Keep = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const scan = scanner(full);
  for (const number of UPS) scan(`A${number}`);
  expect(scan('ALOCAL-77')).toBe('LOCAL-77');
});

it.each(['', '{', '{"before":1}', `{"before":"${'A'.repeat(9)}","after":"","key":"Enter"}`])(
  'what was kept is dropped where it is not understood: %s',
  (kept) => {
    expect(scanner(memory({ 'packroom-typing-scanner': kept }))('ALOCAL-77')).toBe('ALOCAL-77');
  },
);
