import { spawn } from 'node:child_process';
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { endLeftBehind } from '../../../../../main/shells/node/left-behind.ts';
import { readScreenSize } from '../../../../../main/shells/node/screen-size.ts';

const newProfile = () => mkdtemp(join(tmpdir(), 'packroom-profile-'));

/** A process that says it is the browser of `profile`, as Chromium does. */
function browserOf(profile: string): number {
  const child = spawn(
    process.execPath,
    ['-e', 'setInterval(() => {}, 1000)', '--', `--user-data-dir=${profile}`],
    {
      stdio: 'ignore',
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return child.pid ?? 0;
}

describe.runIf(process.platform === 'linux')('a browser that outlived its host', () => {
  test('is ended by its own number', async () => {
    const profile = await newProfile();
    const pid = browserOf(profile);
    await symlink(`kiosk-host-${pid}`, join(profile, 'SingletonLock'));
    const kill = vi.fn();
    await vi.waitFor(async () => expect(await endLeftBehind(profile, kill)).toBe(true));
    expect(kill).toHaveBeenCalledWith(pid);
  });

  test('of another profile is left alone, though it has got the number since', async () => {
    const profile = await newProfile();
    const pid = browserOf(await newProfile());
    await symlink(`kiosk-host-${pid}`, join(profile, 'SingletonLock'));
    const kill = vi.fn();
    expect(await endLeftBehind(profile, kill)).toBe(false);
    expect(kill).not.toHaveBeenCalled();
  });

  test.each(['kiosk-host-999999999', 'kiosk-host-1', 'rubbish'])(
    'is not looked for behind %s',
    async (link) => {
      const profile = await newProfile();
      await symlink(link, join(profile, 'SingletonLock'));
      const kill = vi.fn();
      expect(await endLeftBehind(profile, kill)).toBe(false);
      expect(kill).not.toHaveBeenCalled();
    },
  );
});

test('the size of the screen is read from xrandr, and unknown when it says something else', () => {
  const text =
    'Screen 0: minimum 1 x 1, current 1080 x 1920, maximum 1080 x 1920\nscreen connected 1080x1920+0+0';
  expect(readScreenSize(text)).toEqual({ width: 1080, height: 1920 });
  expect(readScreenSize('Can’t open display')).toBeNull();
});
