import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../../../../main/host/log.ts';
import { kioskArguments, openBrowser } from '../../../../../main/shells/node/chromium.ts';
import { prepareProfile } from '../../../../../main/shells/node/profile.ts';
import { temporaryFolder } from '../../../../harness/faulty-files.ts';
import { createManualClock } from '../../../../harness/manual-clock.ts';

const ORIGIN = 'http://127.0.0.1:7420';
const ADDRESS = `${ORIGIN}/?token=t`;

describe('the arguments of the browser', () => {
  test('lock it to the kiosk, and leave the sandbox on for everybody but root', () => {
    const args = kioskArguments('/profile', ADDRESS, false, null);
    expect(args).toContain('--kiosk');
    expect(args).toContain('--user-data-dir=/profile');
    expect(args.at(-1)).toBe(ADDRESS);
    expect(args).not.toContain('--no-sandbox');
    expect(kioskArguments('/profile', ADDRESS, true, null)).toContain('--no-sandbox');
  });

  test('fill a screen that has no window manager to ask', () => {
    const args = kioskArguments('/profile', ADDRESS, false, { width: 1080, height: 1920 });
    expect(args).toEqual(expect.arrayContaining(['--window-position=0,0', '--window-size=1080,1920']));
  });

  test('grant no camera to whoever asks', () => {
    expect(kioskArguments('/profile', ADDRESS, true, null).join()).not.toContain('fake-ui');
  });
});

describe('the profile of the browser', () => {
  const preferences = async (folder: string) =>
    JSON.parse(await readFile(join(folder, 'Default', 'Preferences'), 'utf8'));

  test('allows the camera to our page alone', async () => {
    const folder = await temporaryFolder();
    await prepareProfile(folder, ORIGIN);
    const { profile } = await preferences(folder);
    expect(profile.content_settings.exceptions.media_stream_camera).toEqual({
      [`${ORIGIN},*`]: { setting: 1 },
    });
    expect(profile.default_content_setting_values.media_stream_mic).toBe(2);
  });

  test('keeps what the browser wrote there, and forgets that it crashed', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'Default'));
    const old = { own: [1, 2], profile: { exit_type: 'Crashed', name: 'Kiosk' } };
    await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(old));
    await prepareProfile(folder, ORIGIN);
    expect(await preferences(folder)).toMatchObject({
      own: [1, 2],
      profile: { exit_type: 'Normal', name: 'Kiosk' },
    });
  });

  test('is made anew when it cannot be read', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'Default'));
    await writeFile(join(folder, 'Default', 'Preferences'), '{"half');
    await prepareProfile(folder, ORIGIN);
    expect(await preferences(folder)).toHaveProperty('profile');
  });
});

describe('a browser that dies', () => {
  test('is started again after a pause that grows, until the kiosk stops', async () => {
    const profile = await temporaryFolder();
    const clock = createManualClock();
    const ends: string[] = [];
    let heard: () => void = () => undefined;
    const log: Log = {
      info: () => undefined,
      error: () => undefined,
      warn: (what) => {
        ends.push(what);
        heard();
      },
    };
    const nextEnd = () =>
      new Promise<void>((done) => {
        heard = done;
      });
    let ended = nextEnd();
    // A program that ends at once, whatever it is asked: the shortest life a browser can have.
    const browser = openBrowser({
      binary: '/bin/true',
      profile,
      origin: ORIGIN,
      address: ADDRESS,
      clock,
      log,
    });
    await ended;
    for (const pauseMs of [500, 1_000, 2_000]) {
      while (clock.waiting() === 0) await clock.settle();
      await clock.advance(pauseMs - 1);
      const before = ends.length;
      ended = nextEnd();
      await clock.advance(1);
      await ended;
      expect(ends).toHaveLength(before + 1);
    }
    await browser.stop();
    await clock.advance(60_000);
    expect(ends).toHaveLength(4);
  });
});
