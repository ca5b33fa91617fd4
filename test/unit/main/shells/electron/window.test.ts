/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), as far as it is about this
 * window, its session and its protocol.
 */
import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { PAGE_HEADERS } from '../../../../../main/host/page-policy.ts';
import { contain } from '../../../../../main/shells/electron/containment.ts';
import { isAllowed, lockPermissions } from '../../../../../main/shells/electron/permissions.ts';
import { answerPages } from '../../../../../main/shells/electron/serve.ts';
import { SCHEME_PRIVILEGES, windowOptions } from '../../../../../main/shells/electron/window.ts';
import { electronDouble } from '../../../../harness/electron-double.ts';

const preferences = windowOptions('/preload.cjs').webPreferences;
const policy = PAGE_HEADERS['content-security-policy'] ?? '';

describe('the window', () => {
  test.each([
    ['2. pages know no Node', 'nodeIntegration', false],
    ['2. workers know no Node', 'nodeIntegrationInWorker', false],
    ['2. frames know no Node', 'nodeIntegrationInSubFrames', false],
    ['3. the preload has a world of its own', 'contextIsolation', true],
    ['4. the page runs in a sandbox', 'sandbox', true],
    ['6. the same-origin policy holds', 'webSecurity', true],
    ['8. no insecure content', 'allowRunningInsecureContent', false],
    ['9. no experimental features', 'experimentalFeatures', false],
    ['11. no webviews', 'webviewTag', false],
    ['a file that is dropped on it opens nothing', 'navigateOnDragDrop', false],
    ['nobody reaches the developer tools', 'devTools', false],
  ] as const)('%s', (_title, preference, value) => {
    expect(preferences[preference]).toBe(value);
  });

  test('10. turns on no feature of Blink', () => {
    expect(preferences).not.toHaveProperty('enableBlinkFeatures');
  });

  test('1, 18. its pages come from a secure scheme of its own that bypasses no policy', () => {
    expect(SCHEME_PRIVILEGES.privileges).toMatchObject({ standard: true, secure: true });
    expect(SCHEME_PRIVILEGES.privileges).not.toHaveProperty('bypassCSP');
  });

  test('7. its pages have a policy that begins with nothing and allows nothing unsafe', () => {
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
    expect(policy).not.toMatch(/\*|https?:/);
  });

  test('20. gives the page two functions and nothing of Electron', async () => {
    const preload = await readFile('main/shells/electron/preload.ts', 'utf8');
    expect(preload.split('\n').length).toBeLessThanOrEqual(20);
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload.match(/^ {2}\w+(?=:)/gm)?.map((name) => name.trim())).toEqual(['send', 'onText']);
  });

  test('15. opens nothing with the system', async () => {
    const main = await readFile('main/shells/electron/main.ts', 'utf8');
    expect(main).not.toMatch(/\bshell\b.*from 'electron'|openExternal/);
  });
});

describe('5. permissions', () => {
  type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
  type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

  function locked() {
    const handlers: {
      request?: RequestHandler | undefined;
      check?: CheckHandler | undefined;
      device?: unknown;
    } = {};
    lockPermissions({
      setPermissionRequestHandler: (handler) => {
        handlers.request = handler ?? undefined;
      },
      setPermissionCheckHandler: (handler) => {
        handlers.check = handler ?? undefined;
      },
      setDevicePermissionHandler: (handler) => {
        handlers.device = handler;
      },
      setDisplayMediaRequestHandler: () => undefined,
    });
    const request = (permission: string, requestingUrl: string, mediaTypes?: string[]) => {
      let answered: boolean | null = null;
      const details = mediaTypes === undefined ? { requestingUrl } : { requestingUrl, mediaTypes };
      handlers.request?.(
        null as never,
        permission as never,
        (yes) => {
          answered = yes;
        },
        details as never,
      );
      return answered;
    };
    const check = (permission: string, origin: string, mediaType?: string) =>
      handlers.check?.(null, permission as never, origin, { mediaType } as never);
    return { request, check, handlers };
  }

  test('our page gets the camera', () => {
    const { request, check } = locked();
    expect(request('media', 'app://kiosk/', ['video'])).toBe(true);
    expect(check('media', 'app://kiosk/', 'video')).toBe(true);
  });

  test.each([
    ['the microphone', 'media', 'app://kiosk/', ['audio']],
    ['camera and microphone together', 'media', 'app://kiosk/', ['video', 'audio']],
    ['media that it does not name', 'media', 'app://kiosk/', undefined],
    ['notifications', 'notifications', 'app://kiosk/', undefined],
    ['the clipboard', 'clipboard-read', 'app://kiosk/', undefined],
    ['the opening of other programs', 'openExternal', 'app://kiosk/', undefined],
    ['the whole screen', 'fullscreen', 'app://kiosk/', undefined],
    ['USB devices', 'usb', 'app://kiosk/', undefined],
    ['the camera for another site', 'media', 'https://example.com/', ['video']],
    ['the camera for a name like ours', 'media', 'app://kiosk.example.com/', ['video']],
    ['the camera for no address', 'media', '', ['video']],
  ] as const)('nobody gets %s', (_what, permission, url, media) => {
    const { request, check } = locked();
    expect(request(permission, url, media === undefined ? undefined : [...media])).toBe(false);
    const origin = url === '' ? '' : `${new URL(url).protocol}//${new URL(url).host}`;
    const asks = media?.find((kind) => kind === 'audio') ?? media?.[0];
    if (media !== undefined && !(origin === 'app://kiosk' && asks === 'video')) {
      expect(check(permission, origin, asks)).toBe(false);
    }
  });

  test('an unknown permission of our own page is refused', () => {
    expect(isAllowed({ permission: 'something-new', origin: 'app://kiosk', media: ['video'] })).toBe(false);
  });
});

describe('13, 14. the page stays where it is', () => {
  const elsewhere = [
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'app://kiosk.example/',
    'app://kiosk/assets/x.js',
    'app://kiosk@example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'chrome://version',
    'devtools://devtools',
    'view-source:app://kiosk/',
  ];

  function contained() {
    const double = electronDouble();
    contain(double.webContents);
    const tryTo = (what: string, url = '') => {
      let isPrevented = false;
      double.contents.emit(what, {
        url,
        preventDefault: () => {
          isPrevented = true;
        },
      });
      return isPrevented;
    };
    return { ...double, tryTo };
  }

  test.each(elsewhere)('nothing leads to %s', (url) => {
    const { tryTo, contents } = contained();
    expect(tryTo('will-navigate', url)).toBe(true);
    expect(tryTo('will-redirect', url)).toBe(true);
    expect(tryTo('will-frame-navigate', url)).toBe(true);
    expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  test('the page may load itself again', () => {
    expect(contained().tryTo('will-navigate', 'app://kiosk/')).toBe(false);
  });

  test('12. no webview is attached, and nothing is downloaded', () => {
    const { tryTo, contents } = contained();
    expect(tryTo('will-attach-webview')).toBe(true);
    let isPrevented = false;
    contents.session.emit('will-download', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    expect(isPrevented).toBe(true);
  });
});

describe('the scheme', () => {
  const page = new Response('<!doctype html>');
  const answer = answerPages(async (path) => (path === '/' ? page.clone() : null), null);

  test('serves the page of our own host', async () => {
    expect((await answer(new Request('app://kiosk/'))).status).toBe(200);
  });

  test.each(['app://other/', 'app://kiosk/none', 'app://kiosk/%2e%2e/%2e%2e/etc/passwd', 'https://kiosk/'])(
    'has nothing at %s',
    async (address) => {
      expect((await answer(new Request(address))).status).toBe(404);
    },
  );

  test('takes nothing but questions', async () => {
    expect((await answer(new Request('app://kiosk/', { method: 'POST', body: 'x' }))).status).toBe(405);
  });
});
