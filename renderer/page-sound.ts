/**
 * The bad sound from the screen itself, for who reads with the camera or a scanner that has no voice: two low tones,
 * unlike any scanner's beep. Nothing depends on it; a machine without a loudspeaker is silent.
 */
const TONE_HZ = 196;
const TONE_S = 0.16;
const GAP_S = 0.09;
/** Heard through a room with a fan in it, and no fright. */
const LOUDNESS = 0.35;

export type MakeAudio = () => AudioContext;

export interface PageSound {
  bad(): void;
}

export function createPageSound(make: MakeAudio | null): PageSound {
  let audio: AudioContext | null = null;

  const tone = (context: AudioContext, at: number) => {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = 'square';
    oscillator.frequency.value = TONE_HZ;
    gain.gain.value = LOUDNESS;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + TONE_S);
  };

  return {
    bad: () => {
      audio ??= make?.() ?? null;
      if (audio === null) return;
      // A page that nobody has touched may not sound; somebody who is let in has touched it.
      void audio.resume().catch(() => undefined);
      tone(audio, audio.currentTime);
      tone(audio, audio.currentTime + TONE_S + GAP_S);
    },
  };
}
