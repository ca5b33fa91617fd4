/** Measures the contrasts of the colours that stand on each other, from the stylesheet itself. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  Array.from(css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g), ([, name, hex]) => [name, hex]),
);

function luminance(name: string): number {
  const hex = colours.get(name);
  if (hex === undefined) throw new RangeError(`tokens.css has no colour --${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'surface', 'sunken'];
const tones = ['success', 'attention', 'danger'];

describe('main text is at 10:1 or better', () => {
  it.each([...grounds, 'accent-tint', ...tones.map((tone) => `${tone}-tint`)])('on %s', (ground) => {
    expect(contrast('ink', ground)).toBeGreaterThanOrEqual(10);
  });

  it.each(['ink', 'accent-pressed'])('in the light colour on %s', (ground) => {
    expect(contrast('on-dark', ground)).toBeGreaterThanOrEqual(10);
  });
});

describe('every other text is at 7:1 or better', () => {
  it.each(grounds)('softer text on %s', (ground) => {
    expect(contrast('ink-soft', ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(['accent', ...tones])('%s on its own tint', (tone) => {
    expect(contrast(tone, `${tone}-tint`)).toBeGreaterThanOrEqual(7);
  });

  it.each(['accent', ...tones])('%s on surface and ground', (tone) => {
    expect(contrast(tone, 'surface')).toBeGreaterThanOrEqual(7);
    expect(contrast(tone, 'ground')).toBeGreaterThanOrEqual(7);
  });

  it.each(['accent', 'danger', 'danger-pressed', 'success'])('the light colour on %s', (ground) => {
    expect(contrast('on-dark', ground)).toBeGreaterThanOrEqual(7);
  });
});

describe('where a control ends is at 3:1 or better', () => {
  it.each(grounds)('its edge on %s', (ground) => {
    expect(contrast('edge', ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('what a finger hits', () => {
  const pixels = (name: string) => Number(new RegExp(`--${name}:\\s*(\\d+)px`).exec(css)?.[1]);

  it('is 20 mm wide, with 3 mm between', () => {
    expect(pixels('target')).toBeGreaterThanOrEqual(76);
    expect(pixels('gap')).toBeGreaterThanOrEqual(12);
  });
});
