/**
 * The browser's own voices. A kiosk is offline, so only voices of the machine count: one that is spoken by a server
 * would be silent, and would tell that server what stands on the screen.
 */
import { baseOf, type Voice } from './voice.ts';

/** Null where the browser has no speech at all. */
export function createBrowserVoice(synthesis: SpeechSynthesis | null): Voice {
  const voiceFor = (language: string) =>
    synthesis?.getVoices().find((voice) => voice.localService && baseOf(voice.lang) === baseOf(language)) ??
    null;
  return {
    say(text, language) {
      const voice = voiceFor(language);
      // Without a voice of its own Chromium would read Arabic with the English one.
      if (synthesis === null || voice === null) return;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      synthesis.speak(utterance);
    },
    stop: () => synthesis?.cancel(),
    speaks: (language) => voiceFor(language) !== null,
    onChange(listener) {
      synthesis?.addEventListener('voiceschanged', listener);
      return () => synthesis?.removeEventListener('voiceschanged', listener);
    },
  };
}
