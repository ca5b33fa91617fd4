/** A desk over a fake IndexedDB, with a host whose answers a test sets and whose questions it can read. */
import type { Desk } from '../../renderer/desk/desk.ts';
import { paperWordsOf } from '../../renderer/words/paper-words.ts';
import { wordsFor } from '../../renderer/words/words.ts';
import { ok, type Result } from '../../shared/basics/result.ts';
import type { CommandName, Handlers, InputOf } from '../../shared/bridge/contract.ts';
import type { DiskLevel } from '../../shared/domain/disk.ts';
import { PhotoHash } from '../../shared/domain/ids.ts';
import type { NoPhoto } from '../../shared/domain/package.ts';
import { START, STREAM } from './drafts.ts';
import { journalDouble } from './journal-double.ts';
import { type LedgerBench, ledgerBench } from './ledger-bench.ts';
import { directory, grant } from './people.ts';
import { seededRandom } from './randomness.ts';

export interface DeskBench extends LedgerBench {
  readonly desk: Desk;
  /** Every command the host was asked, in order. */
  readonly asked: { readonly command: CommandName; readonly input: unknown }[];
  camera: Result<string, NoPhoto>;
  labelText: readonly string[] | null;
  level: DiskLevel;
}

let seed = 100;

/** `answers` replace the host's usual ones: every code is right, every label is queued, the door opens. */
export function deskBench(answers: Partial<Handlers> = {}): DeskBench {
  const asked: { command: CommandName; input: unknown }[] = [];
  const usual: Partial<Handlers> = {
    'code.verify': async (input) => ({
      answer: 'granted',
      grant: grant(
        input.kind === 'badge' ? 'courier' : input.kind,
        input.kind === 'resident' ? 'u-4b' : null,
      ),
    }),
    'door.release': async () => ({ ok: true, value: { releasedMs: 5000 } }),
    'label.print': async () => ({ ok: true, value: null }),
    'label.settle': async () => null,
    'label.drop': async () => null,
    'label.queued': async () => ({ jobs: [] }),
    'seal.read': async () => ({ seal: null }),
    'photo.keep': async () => ({ ok: true, value: PhotoHash.parse('ab'.repeat(32)) }),
  };
  const all = Object.fromEntries(
    Object.entries({ ...usual, ...answers }).map(([command, handler]) => [
      command,
      (input: InputOf<CommandName>) => {
        asked.push({ command: command as CommandName, input });
        return (handler as (input: unknown) => Promise<unknown>)(input);
      },
    ]),
  );
  const bench = ledgerBench(journalDouble(all as Partial<Handlers>));
  let now = START;
  const made: DeskBench = {
    ...bench,
    asked,
    level: 'enough',
    camera: ok('/9j/') as Result<string, NoPhoto>,
    labelText: null as readonly string[] | null,
    desk: {
      kiosk: STREAM,
      directory,
      ledger: bench.ledger,
      questions: bench.questions,
      host: bench.journal.client,
      disk: () => made.level,
      clock: { now: () => now++, elapsed: () => now, after: () => () => undefined },
      random: seededRandom(seed++),
      photograph: async () => made.camera,
      readLabel: async () => made.labelText,
      mark: (of: string) => of.toUpperCase(),
      spareLine: 'Spare',
      paperWords: paperWordsOf(wordsFor('en')),
      trainingMark: null,
      goTo: () => undefined,
      drawText: async () => null,
      report: (what: string) => bench.reports.push(what),
    } satisfies Desk,
  };
  return made;
}
