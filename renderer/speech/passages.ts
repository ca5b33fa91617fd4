/**
 * A screen as something to be read: its texts in the order of reading, and what a control is called. It reads the
 * page as it stands, so that a screen needs to know nothing of speech; what is hidden from sight or from
 * screen readers is not read.
 */
export interface Passage {
  readonly text: string;
  readonly language: string;
  /** What the kiosk says back to somebody, such as what was typed so far. */
  readonly isAnswer: boolean;
  /** Typed by somebody who may be typing a name: `data-private`. */
  readonly isPrivate: boolean;
}

export interface ScreenText {
  /** Its title: another one is another screen. */
  readonly title: string;
  readonly passages: readonly Passage[];
}

export const CONTROLS = 'button, a[href], input, textarea, select, [role="button"]';
const BLOCKS =
  'div, section, article, p, h1, h2, h3, ul, ol, li, dl, dt, dd, table, caption, tr, td, th, fieldset, legend, figure, header, footer, main, output, img, [role]';
/** Read as one: a cell means nothing without its row. */
const ROWS = 'tr, dl > div';
const TICKING = '[role="timer"], [role="progressbar"]';
const ANSWERS = 'output, [role="status"]';

/** What is in front: the topmost dialog, or the screen without the frame around it. */
export function frontOf(page: Document): Element | null {
  return [...page.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? screenOf(page);
}

function screenOf(page: Document): Element | null {
  return page.querySelector('.frame__content');
}

export function screenText(root: Element): ScreenText {
  const title = root.querySelector('h1, [slot="title"]') ?? root;
  return { title: spokenText(title), passages: passagesOf(root) };
}

export function passagesOf(root: Element): readonly Passage[] {
  return [...blocksOf(root)].filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** What a control is called and, where it is one of several, where it stands among them. */
export function nameOf(control: Element): string {
  const labelled = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const label = labelled.map((id) => control.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
  return (label || control.getAttribute('aria-label')) ?? spokenText(control);
}

export function languageOf(element: Element): string {
  return element.querySelector('[lang]')?.getAttribute('lang') ?? inherited(element);
}

function inherited(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? '';
}

function* blocksOf(element: Element): Generator<Passage> {
  if (isSilent(element) || element.matches(CONTROLS)) return;
  const label = element.getAttribute('aria-label');
  if (element.matches('img')) return yield passage(element, element.getAttribute('alt') ?? '');
  if (label !== null && element.matches('[role="img"], [role="timer"]')) return yield passage(element, label);
  const isWhole = element.matches(ROWS) ? element.querySelector(CONTROLS) === null : isLeaf(element);
  if (isWhole) return yield passage(element, spokenText(element, element.matches(ROWS) ? ', ' : ' '));
  for (const child of element.childNodes) {
    if (child instanceof Element) yield* blocksOf(child);
    else if (child.nodeType === Node.TEXT_NODE) yield passage(element, tidy(child.textContent ?? ''));
  }
}

function isLeaf(element: Element): boolean {
  return element.querySelector(BLOCKS) === null && element.querySelector(CONTROLS) === null;
}

function passage(element: Element, text: string): Passage {
  const isAnswer = element.closest(ANSWERS) !== null && element.closest(TICKING) === null;
  const isPrivate = element.closest('[data-private]') !== null;
  return { text, language: inherited(element), isAnswer, isPrivate };
}

/** The texts in an element, with a pause between its parts. */
function spokenText(element: Element, pause = ' '): string {
  const parts = [...element.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent ?? '';
    if (!(child instanceof Element) || isSilent(child)) return '';
    return child.getAttribute('aria-label') ?? spokenText(child);
  });
  return tidy(parts.filter((part) => part.trim() !== '').join(pause));
}

function isSilent(element: Element): boolean {
  return (
    element.getAttribute('aria-hidden') === 'true' || !element.checkVisibility({ visibilityProperty: true })
  );
}

/** Without the marks that only turn the direction of writing, which a voice may spell. */
function tidy(text: string): string {
  return text
    .replace(/[\u2066-\u2069\u200e\u200f]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
