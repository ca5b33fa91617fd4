/**
 * Reads the page to somebody: each new screen whole, then what is new on it, and each control that gets the focus. A
 * touch, a key or the next screen silences it at once. It watches the page as it stands and knows no screen.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { newsOf } from './news.ts';
import { CONTROLS, frontOf, languageOf, nameOf, type Passage, passagesOf, screenText } from './passages.ts';
import { hushed, type InsteadOf } from './privacy.ts';
import type { Voice } from './voice.ts';

export interface ReaderWords extends InsteadOf {
  /** Said first: that the screen speaks, and which keys there are. */
  readonly hint: string;
  /** For a key of a PIN, where others would hear it. */
  readonly digit: string;
  readonly chosen: string;
  readonly notYet: string;
  /** For a name that is being typed where others would hear it. */
  readonly characters: (count: number) => string;
  readonly countOf: (count: string, total: string) => string;
}

export interface ReaderParts {
  readonly page: Document;
  readonly clock: Pick<Clock, 'after'>;
  readonly voice: Voice;
  readonly words: ReaderWords;
  /** Whether only one person hears it. */
  readonly isPrivate: () => boolean;
  /** Of everybody who lives here: never said aloud in a room. */
  readonly names: () => readonly string[];
}

/** A screen is put together in several steps; it is read when they are done. */
const SETTLE_MS = 80;
const WATCHED = ['aria-pressed', 'aria-label', 'disabled', 'aria-hidden', 'role'];

/** Returns the way to fall silent. */
export function startReading({ page, clock, voice, words, isPrivate, names }: ReaderParts): () => void {
  let shown: { title: string; front: Element | null; passages: readonly Passage[] } | null = null;
  let wantsWhole = true;
  let touched: Element | null = null;
  let stopTimer: (() => void) | null = null;

  const say = (text: string, language: string) => {
    const said = isPrivate() ? text : hushed(text, names(), words);
    // A name of another language, where no voice has it, is better said wrong than not at all.
    voice.say(said, voice.speaks(language) ? language : page.documentElement.lang);
  };
  const sayAll = (passages: readonly Passage[]) => {
    for (const { text, language, isPrivate: isTyped } of passages) {
      say(isTyped && !isPrivate() ? words.characters(Array.from(text).length) : text, language);
    }
  };
  const sayControl = (control: Element) => {
    const isSecret = control.matches('[data-mode="pin"] .keypad__key:not([data-erase])') && !isPrivate();
    say(isSecret ? words.digit : spokenControl(control, words), languageOf(control));
  };

  const look = () => {
    stopTimer = null;
    const front = frontOf(page);
    if (front === null) return;
    const { title, passages } = screenText(front);
    const isAnother = shown === null || shown.front !== front || shown.title !== title;
    const control = page.activeElement?.matches(CONTROLS) ? page.activeElement : null;
    if (isAnother || wantsWhole) {
      // Not into the word of what is said first of all.
      if (shown !== null) voice.stop();
      sayAll(passages);
      sayAll(unavailable(front, words));
      if (control !== null) sayControl(control);
    } else {
      if (touched !== null && touched === control) {
        voice.stop();
        sayControl(control);
      }
      sayAll(newsOf(shown?.passages ?? [], passages));
    }
    shown = { title, front, passages };
    wantsWhole = false;
    touched = null;
  };
  const lookSoon = () => {
    stopTimer ??= clock.after(SETTLE_MS, look);
  };

  const silence = new AbortController();
  const listen = { capture: true, signal: silence.signal };
  for (const type of ['pointerdown', 'keydown'] as const) page.addEventListener(type, voice.stop, listen);
  page.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target.matches('h1')) wantsWhole = true;
      else touched = target;
      lookSoon();
    },
    listen,
  );
  const observer = new MutationObserver((changes) => {
    const pressed = changes.find(({ attributeName }) => attributeName === 'aria-pressed')?.target;
    if (pressed instanceof Element && pressed === page.activeElement) touched = pressed;
    lookSoon();
  });
  observer.observe(page.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: WATCHED,
  });

  const language = page.documentElement.lang;
  voice.stop();
  say(words.hint, language);
  const header = page.querySelector('.frame__header');
  const banner = page.querySelector('.frame__banner');
  for (const part of [banner, header]) if (part !== null) sayAll(passagesOf(part));
  look();

  return () => {
    silence.abort();
    observer.disconnect();
    stopTimer?.();
    voice.stop();
  };
}

/** What a control is called, whether it is chosen, and where it stands among its like. */
function spokenControl(control: Element, words: ReaderWords): string {
  const parts = [nameOf(control)];
  if (control.getAttribute('aria-pressed') === 'true') parts.push(words.chosen);
  const item = control.closest('li');
  const items = [...(item?.parentElement?.children ?? [])];
  if (item !== null && items.length > 1) {
    parts.push(words.countOf(String(items.indexOf(item) + 1), String(items.length)));
  }
  return parts.join('. ');
}

/** Who goes through the controls never comes to one that cannot be pressed yet. Keys of a resting keypad say nothing. */
function unavailable(front: Element, words: ReaderWords): readonly Passage[] {
  return [...front.querySelectorAll(CONTROLS)]
    .filter((control) => control.matches(':disabled:not(.keypad__key)'))
    .map((control) => ({
      text: `${nameOf(control)}. ${words.notYet}`,
      language: languageOf(control),
      isAnswer: false,
      isPrivate: false,
    }));
}
