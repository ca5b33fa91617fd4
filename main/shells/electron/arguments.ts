/** What the Electron shell is told on the command line, among the switches that are Chromium's. */
import { join, resolve } from 'node:path';
import { pathsIn } from '../../host/paths.ts';

/** Of which tool these are the words. */
export interface ByHand {
  readonly tool: 'directory' | 'enrol';
  readonly words: readonly string[];
}

export interface Arguments {
  readonly room: 'real' | 'simulated' | undefined;
  readonly data: string;
  /** The file of the property that a new kiosk serves. */
  readonly site: string | undefined;
  /** What to do to a stopped kiosk, instead of being one; null: be the kiosk. */
  readonly byHand: ByHand | null;
  /** For whoever learns, in a folder of its own within the data folder. */
  readonly training: boolean;
}

/** `home` is where the system keeps this application's data. */
export function readArguments(args: readonly string[], home: string): Arguments {
  const room = valueAfter(args, '--room');
  const data = valueAfter(args, '--data');
  const site = valueAfter(args, '--site');
  const training = args.includes('--training');
  const folder = data === undefined ? join(home, 'packroom') : resolve(data);
  return {
    site: site === undefined ? undefined : resolve(site),
    byHand: wordsOf('directory', args) ?? wordsOf('enrol', args),
    room: room === 'real' || room === 'simulated' ? room : undefined,
    data: training ? pathsIn(folder).training : folder,
    training,
  };
}

/** What stands after the tool's name is all its own. */
function wordsOf(tool: ByHand['tool'], args: readonly string[]): ByHand | null {
  const at = args.indexOf(`--${tool}`);
  return at < 0 ? null : { tool, words: args.slice(at + 1) };
}

function valueAfter(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  return at < 0 ? joined?.slice(name.length + 1) : args[at + 1];
}
