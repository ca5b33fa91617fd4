/** What the installer typed, as a command. It knows the words and their limits, and no device. */
import { parseArgs } from 'node:util';
import type { OnAdapters } from '../../../../hardware/supervisor/adapters.ts';
import { err, ok, type Result } from '../../../../shared/basics/result.ts';
import { readAdapters } from './adapters-said.ts';

export type Errand =
  | { readonly kind: 'help' | 'rules' | 'list' | 'printer-status' | 'printer-test' }
  | { readonly kind: 'scanner-watch'; readonly count: number | null }
  | { readonly kind: 'strike-pulse'; readonly holdMs: number; readonly isAgreed: boolean }
  | { readonly kind: 'locker-open'; readonly compartment: number; readonly isAgreed: boolean };

export interface Command {
  readonly errand: Errand;
  readonly isJson: boolean;
  readonly isSimulated: boolean;
  readonly mishaps: readonly string[];
  readonly onAdapters: OnAdapters;
  /** A serial number or a port such as `1-2.4`; null: there must be only one. */
  readonly device: string | null;
  readonly data: string;
}

const USUAL_PULSE_MS = 1_000;
/** Longer than this is no trial any more. */
const MAX_PULSE_MS = 5_000;

/** The error is a sentence for whoever typed it. */
export function readCommand(args: readonly string[]): Result<Command, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, words } = parsed.value;
  if (values.fault && !values.simulated) return err('--fault is for --simulated only.');
  const onAdapters = readAdapters(values.adapter ?? []);
  if (!onAdapters.ok) return onAdapters;
  const errand = values.help ? ok({ kind: 'help' } as const) : errandOf(words, values);
  if (!errand.ok) return errand;
  return ok({
    errand: errand.value,
    isJson: values.json ?? false,
    isSimulated: values.simulated ?? false,
    mishaps: values.fault ?? [],
    onAdapters: onAdapters.value,
    device: values.device ?? null,
    data: values.data ?? '.packroom',
  });
}

type Values = NonNullable<ReturnType<typeof parseWords>['values']>;

function parseWords(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      simulated: { type: 'boolean' },
      yes: { type: 'boolean' },
      fault: { type: 'string', multiple: true },
      adapter: { type: 'string', multiple: true },
      device: { type: 'string' },
      data: { type: 'string' },
      ms: { type: 'string' },
      count: { type: 'string' },
    },
  });
}

function parse(args: readonly string[]): Result<{ values: Values; words: string }, string> {
  try {
    const { values, positionals } = parseWords(args);
    return ok({ values, words: positionals.join(' ') });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

function errandOf(words: string, { ms, count, yes }: Values): Result<Errand, string> {
  switch (words) {
    case '':
    case 'help':
      return ok({ kind: 'help' });
    case 'rules':
    case 'list':
      return ok({ kind: words });
    case 'printer status':
      return ok({ kind: 'printer-status' });
    case 'printer test':
      return ok({ kind: 'printer-test' });
    case 'scanner watch':
      if (count === undefined) return ok({ kind: 'scanner-watch', count: null });
      return isWhole(count, 1_000_000)
        ? ok({ kind: 'scanner-watch', count: Number(count) })
        : err(`--count is a number from 1 on, not "${count}".`);
    case 'strike pulse':
      if (ms !== undefined && !isWhole(ms, MAX_PULSE_MS))
        return err(`--ms is a number from 1 to ${MAX_PULSE_MS}, not "${ms}".`);
      return ok({ kind: 'strike-pulse', holdMs: Number(ms ?? USUAL_PULSE_MS), isAgreed: yes ?? false });
    default: {
      const [, compartment] = /^locker open ([1-9]\d{0,3})$/.exec(words) ?? [];
      return compartment === undefined
        ? err(`"${words}" is no command.`)
        : ok({ kind: 'locker-open', compartment: Number(compartment), isAgreed: yes ?? false });
    }
  }
}

function isWhole(text: string, most: number): boolean {
  return /^[1-9]\d{0,6}$/.test(text) && Number(text) <= most;
}
