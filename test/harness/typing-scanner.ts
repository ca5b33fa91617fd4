/**
 * Key events of the real browser, with the times of a scanner or of a person written on them. They are sent all at once:
 * how busy the machine is does not change who seems to be typing.
 */
import type { Page } from '@playwright/test';

export interface TypingScanner {
  readonly before?: string;
  readonly after?: string;
  readonly key?: 'Enter' | 'Tab' | null;
  readonly paceMs?: number;
}

const KEYS = { Enter: { code: 13, text: '\r' }, Tab: { code: 9 } } as const;
/** From press to release, of scanners and of people alike: no longer than to the next key. */
const DOWN_MS = 1;

export async function scanTyped(
  page: Page,
  text: string,
  { before = '', after = '', key = 'Enter', paceMs = 8 }: TypingScanner = {},
): Promise<void> {
  await pressAll(page, [...before, ...text, ...after, ...(key === null ? [] : [key])], paceMs);
}

/** The page is held up for `busyMs` after the first key, and hears of all others when it is over. */
export async function scanTypedToABusyPage(page: Page, text: string, busyMs: number): Promise<void> {
  const paceMs = 5;
  const from = Date.now();
  const [first = '', ...others] = [...text, 'Enter'];
  await pressAll(page, [first], paceMs, from);
  const over = page.evaluate((ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  }, busyMs);
  await pressAll(page, others, paceMs, from + paceMs);
  await over;
}

export async function pressAll(
  page: Page,
  keys: readonly string[],
  paceMs: number,
  from = Date.now(),
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await Promise.all(
    keys.flatMap((key, at) => {
      const { text, code } = whatIsPressed(key);
      const event = { key, code: `Key-${key}`, windowsVirtualKeyCode: code };
      const pressedMs = from + at * paceMs;
      return [
        session.send('Input.dispatchKeyEvent', {
          ...event,
          type: text === undefined ? 'rawKeyDown' : 'keyDown',
          ...(text === undefined ? {} : { text }),
          timestamp: pressedMs / 1000,
        }),
        session.send('Input.dispatchKeyEvent', {
          ...event,
          type: 'keyUp',
          timestamp: (pressedMs + DOWN_MS) / 1000,
        }),
      ];
    }),
  );
  await session.detach();
}

function whatIsPressed(key: string): { readonly text?: string; readonly code: number } {
  if (key === 'Enter' || key === 'Tab') return KEYS[key];
  return { text: key, code: key.toUpperCase().charCodeAt(0) };
}
