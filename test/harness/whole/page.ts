/**
 * The page of a whole kiosk as far as it goes without a screen: its ledger over a fake IndexedDB, its desk, what it does at
 * its start, and somebody who stands before it.
 */

import { closeCutOff } from '../../../renderer/desk/abandoned.ts';
import type { Desk } from '../../../renderer/desk/desk.ts';
import { visitCutOff } from '../../../renderer/desk/visit-cut-off.ts';
import { openDatabase } from '../../../renderer/ledger/database.ts';
import { noteDirectory } from '../../../renderer/ledger/directory-in-force.ts';
import { createDrain } from '../../../renderer/ledger/drain.ts';
import { createLedger } from '../../../renderer/ledger/ledger.ts';
import { questionsTo } from '../../../renderer/ledger/questions.ts';
import { reconcile } from '../../../renderer/ledger/reconcile.ts';
import type { Questions } from '../../../renderer/questions.ts';
import { paperWordsOf } from '../../../renderer/words/paper-words.ts';
import { wordsFor } from '../../../renderer/words/words.ts';
import { err, type Result } from '../../../shared/basics/result.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { Client } from '../../../shared/bridge/endpoint.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import type { Draft, LedgerEvent } from '../../../shared/events/event.ts';
import type { ManualClock } from '../manual-clock.ts';
import { type ResidentDesk, residentAt } from '../resident-desk.ts';

export interface PageParts {
  readonly client: Client;
  readonly cut: () => void;
  readonly clock: ManualClock;
  readonly random: RandomBytes;
  /** Its name: the next page of the same kiosk has the same. */
  readonly database: string;
  readonly tell: (line: string) => void;
}

export interface Page {
  readonly desk: Desk;
  readonly questions: Questions;
  readonly client: Client;
  append(...drafts: readonly Draft[]): Promise<readonly LedgerEvent[]>;
  /** Somebody new before the screen. */
  resident(): ResidentDesk;
  /** All that the host saw until now is in the ledger. */
  drained(): Promise<void>;
  events(): Promise<readonly Envelope[]>;
  close(): void;
}

export async function openPage({ client, cut, clock, random, ...parts }: PageParts): Promise<Page> {
  const [hello, directory] = [
    must(await client.ask('host.hello', {})),
    must(await client.ask('directory.read', {})),
  ];
  const kiosk = hello.stream;
  const report = (what: string, cause: unknown) => parts.tell(`${what}: ${String(cause)}`);
  const database = openDatabase(parts.database);
  const compared = must(await reconcile(database, client, kiosk, () => undefined));
  const ledger = createLedger({ database, host: client, stream: kiosk, clock, random, report });
  const questions = questionsTo(database);
  const append = async (...drafts: readonly Draft[]) => must(await ledger.append(drafts));
  if (compared.seq === 0) {
    const { property, software, room } = hello;
    await append({
      type: 'ledger.opened',
      actor: { kind: 'kiosk', id: kiosk },
      data: { property, software, room },
    });
  }
  await noteDirectory({ ledger, database }, directory, { kind: 'kiosk', id: kiosk });
  const drain = createDrain(ledger, questions, client, kiosk, report);
  client.on('device-log.grew', () => void drain.run());

  const desk: Desk = {
    kiosk,
    directory,
    ledger,
    questions,
    host: {
      // What moves a device takes its time, and nobody else moves the clock meanwhile.
      ask: (command, input) => {
        const asked = client.ask(command, input);
        return command === 'door.release' ? clock.while(asked) : asked;
      },
    },
    disk: () => 'enough',
    clock,
    random,
    photograph: async () => err('no-camera'),
    readLabel: async () => null,
    mark: (of) => of,
    spareLine: 'Spare',
    paperWords: paperWordsOf(wordsFor('en')),
    trainingMark: null,
    goTo: () => undefined,
    drawText: async () => null,
    report,
  };
  await drain.run();
  const goingOn = await visitCutOff(desk);
  await closeCutOff(desk, goingOn?.session);

  return {
    desk,
    questions,
    client,
    append,
    resident: () => residentAt({ desk }),
    drained: async () => {
      await clock.settle();
      await drain.run();
    },
    events: () => database.events.toArray(),
    close: () => {
      cut();
      database.close();
    },
  };
}

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
