/**
 * Notes in the device log when the wall clock was set, or runs wrong: when it disagrees with the clock that nobody can
 * set, or at a start is before what was journalled last. It corrects nothing: no order and no wait depends on it.
 */
import type { Clock, EpochMs } from '../../shared/basics/clock.ts';
import type { DeviceLog } from './devices/device-log.ts';

const LOOK_EVERY_MS = 10_000;
/** A time server moves a good clock by less. */
const TOLERATED_MS = 5_000;
/** A clock that stands still is wrong for ever: it is told again by the hour. */
const QUIET_MS = 60 * 60_000;

/** `latest` is the time of the latest event of before this start; null when there is none. */
export function watchClock(clock: Clock, deviceLog: DeviceLog, latest: EpochMs | null): () => void {
  let trusted = { wall: clock.now(), elapsed: clock.elapsed() };
  let quietUntil = clock.elapsed();
  let stop: () => void = () => undefined;

  function note(byMs: number): void {
    void deviceLog.append('clock.jumped', { byMs: Math.round(byMs) });
  }

  function look(): void {
    const [wall, elapsed] = [clock.now(), clock.elapsed()];
    const byMs = wall - trusted.wall - (elapsed - trusted.elapsed);
    if (Math.abs(byMs) > TOLERATED_MS && elapsed >= quietUntil) {
      note(byMs);
      trusted = { wall, elapsed };
      quietUntil = elapsed + QUIET_MS;
    }
    stop = clock.after(LOOK_EVERY_MS, look);
  }

  const behindMs = latest === null ? 0 : latest - trusted.wall;
  if (behindMs > TOLERATED_MS) note(-behindMs);
  stop = clock.after(LOOK_EVERY_MS, look);
  return () => stop();
}
