import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { pagePrinter } from '../../../../../main/shells/electron/print-page.ts';

function windowDouble(print: () => Promise<Buffer>) {
  const seen: { options?: BrowserWindowConstructorOptions; did: string[] } = { did: [] };
  const open = (options: BrowserWindowConstructorOptions) => {
    seen.options = options;
    return {
      loadURL: async (url: string) => void seen.did.push(`load ${url}`),
      destroy: () => void seen.did.push('destroy'),
      webContents: {
        executeJavaScript: async () => void seen.did.push('letters'),
        printToPDF: async () => {
          seen.did.push('print');
          return print();
        },
      },
    } as unknown as BrowserWindow;
  };
  return { seen, open };
}

test('a page is printed when its letters are there, in a window nobody sees, which then goes', async () => {
  const { seen, open } = windowDouble(async () => Buffer.from('%PDF-1.4'));
  const printed = await pagePrinter(open)('/poster.html#abc');
  expect(printed).toEqual({ ok: true, value: new Uint8Array(Buffer.from('%PDF-1.4')) });
  expect(seen.did).toEqual(['load app://kiosk/poster.html#abc', 'letters', 'print', 'destroy']);
  expect(seen.options?.show).toBe(false);
  expect(seen.options?.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    devTools: false,
  });
  expect(seen.options?.webPreferences).not.toHaveProperty('preload');
});

test('a window that cannot print goes, too', async () => {
  const { seen, open } = windowDouble(async () => {
    throw new Error('no printer');
  });
  expect(await pagePrinter(open)('/poster.html')).toEqual({
    ok: false,
    error: { code: 'failed', detail: 'no printer' },
  });
  expect(seen.did.at(-1)).toBe('destroy');
});
