/** What somebody asks of a rehearsal on the command line, and in plain words what is wrong with it. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Rehearsal } from './rehearse.ts';

export interface Asked extends Omit<Rehearsal, 'exportTo'> {
  /** Null: the copy is verified and thrown away. */
  readonly exportTo: string | null;
  readonly tellsProgress: boolean;
}

export const USAGE = `npm run rehearse -- [--days 30] [--packages-per-day 300] [--seed 7] [--surge 3] [--export FILE] [--progress] [--fsync]`;

const NUMBERS = {
  days: { least: 1, most: 400, whole: true },
  'packages-per-day': { least: 1, most: 2_000, whole: true },
  seed: { least: 0, most: 4_294_967_295, whole: true },
  surge: { least: 0.1, most: 20, whole: false },
} as const;

export function readOptions(args: readonly string[]): Result<Asked, string> {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        days: { type: 'string', default: '30' },
        'packages-per-day': { type: 'string', default: '300' },
        seed: { type: 'string', default: '7' },
        surge: { type: 'string', default: '1' },
        export: { type: 'string' },
        progress: { type: 'boolean', default: false },
        fsync: { type: 'boolean', default: false },
      },
    }));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
  const numbers = new Map<string, number>();
  for (const [name, { least, most, whole }] of Object.entries(NUMBERS)) {
    const value = Number(values[name]);
    const fits =
      values[name] !== '' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!fits)
      return err(
        `--${name} is ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}, not "${values[name]}".`,
      );
    numbers.set(name, value);
  }
  return ok({
    days: numbers.get('days') ?? 0,
    packagesPerDay: numbers.get('packages-per-day') ?? 0,
    seed: numbers.get('seed') ?? 0,
    surge: numbers.get('surge') ?? 1,
    exportTo: typeof values.export === 'string' ? values.export : null,
    tellsProgress: values.progress === true,
    fsync: values.fsync === true,
  });
}
