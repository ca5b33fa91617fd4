/**
 * What the kiosk's window is, as plain data: everything that Electron's security checklist asks of a window is
 * written out, also where it is the default, so that a test can hold it to it.
 */
import type { BrowserWindowConstructorOptions } from 'electron';

export const SCHEME = 'app';
/** Fixed for ever: the page's database belongs to its origin. */
export const ORIGIN = 'app://kiosk';
export const START = `${ORIGIN}/`;

const BACKGROUND = '#ffffff';

export function windowOptions(preload: string): BrowserWindowConstructorOptions & {
  readonly webPreferences: NonNullable<BrowserWindowConstructorOptions['webPreferences']>;
} {
  return {
    width: 1080,
    height: 1920,
    kiosk: true,
    fullscreen: true,
    frame: false,
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
      backgroundThrottling: false,
      // A screen may be read aloud before anybody has touched it.
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}

/** What `app://` may do: be a secure origin with storage, and be fetched from. No bypassing of the page's policy. */
export const SCHEME_PRIVILEGES = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
} as const;
