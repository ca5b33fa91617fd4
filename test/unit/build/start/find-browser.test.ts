/** Where a browser is found on Linux, macOS and Windows. */
import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay } from '../../../../build/start/find-browser.mjs';

function machine(platform: string, env: Record<string, string>, ...files: string[]) {
  return { platform, env, exists: (path: string) => files.includes(path) };
}

describe('finding a browser', () => {
  it('looks along the PATH on Linux', () => {
    const linux = machine('linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/google-chrome');
    expect(findBrowser(linux)).toBe('/usr/bin/google-chrome');
  });

  it('prefers Chromium to Chrome wherever they are', () => {
    const linux = machine('linux', { PATH: '/a:/b' }, '/a/google-chrome', '/b/chromium');
    expect(findBrowser(linux)).toBe('/b/chromium');
  });

  it('finds the snap that is not on the PATH', () => {
    expect(findBrowser(machine('linux', {}, '/snap/bin/chromium'))).toBe('/snap/bin/chromium');
  });

  it('looks in both folders of applications on macOS', () => {
    const chrome = '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine('darwin', { HOME: '/Users/me' }, chrome))).toBe(chrome);
  });

  it('finds the Edge that every Windows has', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(machine('win32', env, edge))).toBe(edge);
  });

  it('takes the one that is named before all others', () => {
    const env = { PATH: '/usr/bin', PACKROOM_BROWSER: '/opt/kiosk/chrome' };
    expect(findBrowser(machine('linux', env, '/usr/bin/chromium', '/opt/kiosk/chrome'))).toBe(
      '/opt/kiosk/chrome',
    );
  });

  it('says so when there is none', () => {
    expect(findBrowser(machine('linux', { PATH: '/usr/bin' }))).toBeUndefined();
  });
});

describe('a display', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('on %s with %j: %j', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});
