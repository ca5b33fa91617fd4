/**
 * Whether the screen is read to whoever is here: asked for by a button, or by plugging in a headset, and over when it
 * is pulled out, so that nothing goes on from the loudspeaker. Reads while it is on, and knows when no voice can.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Clock } from '../../shared/basics/clock.ts';
import type { Headset } from './headset.ts';
import { type ReaderWords, startReading } from './reader.ts';
import type { Voice } from './voice.ts';

/** Browsers list their voices late. */
const VOICES_MS = 1_500;

export interface ReadingParts {
  readonly voice: Voice;
  readonly headset: Headset;
  readonly clock: Pick<Clock, 'after'>;
  readonly words: ReaderWords;
  readonly names: readonly string[];
  readonly language: string;
}

/** Plugging one in asks for it, in a visit and before one; at home again, whose is still in has not left. */
export function useHeadset(headset: Headset, isHome: boolean, ask: (isOn: boolean) => void): void {
  useEffect(() => headset.onChange(() => ask(headset.isIn())), [headset, ask]);
  useEffect(() => {
    if (isHome && headset.isIn()) ask(true);
  }, [isHome, headset, ask]);
}

export function useReading(
  isOn: boolean,
  { voice, headset, clock, words, names, language }: ReadingParts,
): void {
  const canSpeak = useSyncExternalStore(voice.onChange, () => voice.speaks(language));
  useEffect(() => {
    if (!isOn || !canSpeak) return;
    return startReading({ page: document, clock, voice, words, isPrivate: headset.isIn, names: () => names });
  }, [isOn, canSpeak, clock, voice, headset, words, names]);
}

/** Says once for each language that nothing here speaks it, to who asked for it. */
export function useNoVoice(
  isOn: boolean,
  { voice, clock, language }: Pick<ReadingParts, 'voice' | 'clock' | 'language'>,
): { readonly isMissing: boolean; readonly onSeen: () => void } {
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => {
    if (!isOn) return setMissing(null);
    return clock.after(VOICES_MS, () => {
      if (!voice.speaks(language)) setMissing(language);
    });
  }, [isOn, voice, clock, language]);
  return { isMissing: isOn && missing === language, onSeen: () => setMissing(null) };
}
