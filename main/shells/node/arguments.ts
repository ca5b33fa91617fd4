/** What the Node shell is told on the command line. It knows the words, not what becomes of them. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { pathsIn } from '../../host/paths.ts';

export interface Arguments {
  readonly room: 'real' | 'simulated' | undefined;
  readonly data: string;
  /** Left out: the port that the folder had before, or the usual one. 0: any that is free. */
  readonly port: number | undefined;
  /** A Chromium to open; null: only print the address. */
  readonly browser: string | null;
  /** A Chromium that makes PDFs; left out: the one that is opened, if any. */
  readonly printer: string | undefined;
  /** The browser's own folder; left out: inside the data folder. */
  readonly profile: string | undefined;
  /** The file of the property that a new kiosk serves. */
  readonly site: string | undefined;
  /** For whoever learns, in a folder of its own within the data folder. */
  readonly training: boolean;
}

/** The error is a sentence for the person at the terminal. */
export function readArguments(args: readonly string[]): Result<Arguments, string> {
  let values: Partial<
    Record<'room' | 'data' | 'port' | 'browser' | 'printer' | 'profile' | 'site', string>
  > & {
    training?: boolean;
  };
  try {
    const option = { type: 'string' } as const;
    const options = {
      room: option,
      data: option,
      port: option,
      browser: option,
      printer: option,
      profile: option,
      site: option,
      training: { type: 'boolean' } as const,
    };
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
  const {
    room,
    data = '.packroom',
    port,
    browser = 'none',
    printer,
    profile,
    site,
    training = false,
  } = values;
  if (room !== undefined && room !== 'real' && room !== 'simulated') {
    return err(`--room is real or simulated, not "${room}".`);
  }
  if (training && room === 'real') return err('Training has a simulated room: leave out --room real.');
  if (training && site !== undefined) return err('Training has a made-up property: leave out --site.');
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return err(`--port is a number from 0 to 65535, not "${port}".`);
  }
  return ok({
    room,
    data: training ? pathsIn(resolve(data)).training : resolve(data),
    port: port === undefined ? undefined : Number(port),
    browser: browser === 'none' ? null : browser,
    printer,
    profile: profile === undefined ? undefined : resolve(profile),
    site: site === undefined ? undefined : resolve(site),
    training,
  });
}
