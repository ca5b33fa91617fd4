/**
 * How large the screen is, where nobody else makes the window fill it: a kiosk's X session has no window manager, and
 * `--kiosk` only asks one.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const WITHIN_MS = 2_000;

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** Null without an X display, or without `xrandr`: then the window manager or the compositor sees to it. */
export async function screenSize(env: NodeJS.ProcessEnv): Promise<ScreenSize | null> {
  if (!env.DISPLAY || env.WAYLAND_DISPLAY) return null;
  try {
    const { stdout } = await run('xrandr', ['--current'], { env, timeout: WITHIN_MS });
    return readScreenSize(stdout);
  } catch {
    return null;
  }
}

/** From the first line of `xrandr`: `Screen 0: minimum 1 x 1, current 1080 x 1920, maximum …`. */
export function readScreenSize(text: string): ScreenSize | null {
  const [, width, height] = /current (\d+) x (\d+)/.exec(text) ?? [];
  return width === undefined || height === undefined
    ? null
    : { width: Number(width), height: Number(height) };
}
