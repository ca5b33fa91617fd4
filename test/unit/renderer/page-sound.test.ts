import { describe, expect, test } from 'vitest';
import { createPageSound } from '../../../renderer/page-sound.ts';

/** An audio context that writes down when its tones begin and end. */
function listening() {
  const tones: [number, number][] = [];
  let made = 0;
  const node = { connect: () => node };
  const make = () => {
    made++;
    return {
      currentTime: 1,
      destination: {},
      resume: async () => undefined,
      createGain: () => ({ ...node, gain: { value: 1 } }),
      createOscillator: () => {
        let from = 0;
        return {
          ...node,
          type: 'sine',
          frequency: { value: 0 },
          start: (at: number) => {
            from = at;
          },
          stop: (at: number) => tones.push([from, at]),
        };
      },
    } as unknown as AudioContext;
  };
  return { make, tones, made: () => made };
}

describe('the bad sound of the page', () => {
  test('is two tones, one after the other', () => {
    const { make, tones } = listening();
    createPageSound(make).bad();
    const [first, second] = tones;
    expect(tones).toHaveLength(2);
    expect(second?.[0]).toBeGreaterThan(first?.[1] ?? Number.POSITIVE_INFINITY);
  });

  test('opens the loudspeaker once, however often it sounds', () => {
    const { make, made } = listening();
    const sound = createPageSound(make);
    expect(made()).toBe(0);
    sound.bad();
    sound.bad();
    expect(made()).toBe(1);
  });

  test('is nothing, and no fault, where there is no loudspeaker', () => {
    expect(() => createPageSound(null).bad()).not.toThrow();
  });
});
