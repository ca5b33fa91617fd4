import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBrowserVoice } from '../../../../renderer/speech/browser-voice.ts';

const voice = (lang: string, localService = true) => ({ lang, localService }) as SpeechSynthesisVoice;

function machineWith(...voices: SpeechSynthesisVoice[]) {
  const spoken: string[] = [];
  let isCancelled = false;
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: ({ text, lang }: SpeechSynthesisUtterance) => spoken.push(`${lang}: ${text}`),
    cancel: () => {
      isCancelled = true;
    },
  }) as unknown as SpeechSynthesis;
  return { voice: createBrowserVoice(synthesis), spoken, wasCancelled: () => isCancelled };
}

beforeEach(() => {
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

test('a page is read in its own language, whatever the country of the voice', () => {
  const { voice: mine, spoken } = machineWith(voice('en_GB'), voice('ar-EG'), voice('cmn-CN'));
  mine.say('Welcome', 'en');
  mine.say('أهلًا', 'ar');
  mine.say('欢迎', 'zh-Hans');
  expect(spoken).toEqual(['en_GB: Welcome', 'ar-EG: أهلًا', 'cmn-CN: 欢迎']);
});

test('a voice that lives on a server of somebody else is none', () => {
  const { voice: mine, spoken } = machineWith(voice('en-US', false));
  expect(mine.speaks('en')).toBe(false);
  mine.say('Welcome', 'en');
  expect(spoken).toEqual([]);
});

test('a browser without speech is silent, and says that it is', () => {
  const none = createBrowserVoice(null);
  none.say('Welcome', 'en');
  none.stop();
  expect(none.speaks('en')).toBe(false);
});

test('stopping is at once', () => {
  const { voice: mine, wasCancelled } = machineWith(voice('en'));
  mine.stop();
  expect(wasCancelled()).toBe(true);
});
