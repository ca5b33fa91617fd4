/**
 * A PDF of a page of ours, drawn in a window that nobody sees and that is as locked as the kiosk's own. It has no preload:
 * what is only printed has nothing to ask.
 */
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { err, ok } from '../../../shared/basics/result.ts';
import type { PrintPage } from '../../host/print-page.ts';
import { ORIGIN, windowOptions } from './window.ts';

export type OpenWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow;

export function pagePrinter(open: OpenWindow): PrintPage {
  return async (path) => {
    const { preload: _, ...locked } = windowOptions('').webPreferences;
    const window = open({ show: false, webPreferences: locked });
    try {
      await window.loadURL(`${ORIGIN}${path}`);
      // The letters of a page come after it.
      await window.webContents.executeJavaScript('document.fonts.ready.then(() => null)');
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
      return ok(new Uint8Array(pdf));
    } catch (cause) {
      return err({ code: 'failed', detail: cause instanceof Error ? cause.message : String(cause) });
    } finally {
      window.destroy();
    }
  };
}
