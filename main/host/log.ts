/**
 * The host's own log, for whoever looks after the machine: one JSON object a line, in a file that is begun anew when
 * it is full, and on stderr when somebody should look. It takes situations and numbers, never people's data.
 */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { Clock } from '../../shared/basics/clock.ts';

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  error(what: string, fields?: LogFields): void;
}

type Level = keyof Log;

const FILE_BYTES = 2_000_000;
const OLD_FILES = 4;

/** `tell` gets what is a warning or worse. */
export function createLog(path: string, clock: Clock, tell: (line: string) => void): Log {
  const write = (level: Level, what: string, fields: LogFields = {}) => {
    const line = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, what, ...fields })}\n`;
    if (level !== 'info') tell(line);
    try {
      if (sizeOf(path) > FILE_BYTES) roll(path);
      // Written at once: the line before a crash is the one that matters.
      appendFileSync(path, line, { mode: 0o600 });
    } catch (cause) {
      // A full disk must not stop the kiosk for the sake of its log.
      if (level === 'info') return;
      tell(`${JSON.stringify({ level: 'warn', what: 'the log file takes nothing', why: String(cause) })}\n`);
    }
  };
  return {
    info: (what, fields) => write('info', what, fields),
    warn: (what, fields) => write('warn', what, fields),
    error: (what, fields) => write('error', what, fields),
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function roll(path: string): void {
  for (let n = OLD_FILES - 1; n >= 0; n--) {
    const from = n === 0 ? path : `${path}.${n}`;
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, `${path}.${n + 1}`);
  }
}
