/**
 * Remembers everything that was ever acknowledged and everything it once saw in both copies, and says what of it is
 * lost, doubled or altered. It believes neither the page nor the host: it reads both, and replays for itself.
 */
import { isDeepStrictEqual } from 'node:util';
import type { StreamId } from '../../../shared/domain/ids.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import { readEvent } from '../../../shared/events/event.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import { chainFault, emptyHead, type Head, headOf } from '../../../shared/ledger/chain.ts';
import { emptyTables, keyOf, projectInto } from '../../../shared/projections/memory.ts';
import type { Rows, TableName } from '../../../shared/projections/tables.ts';
import { codeOf, deedOf } from './deeds.ts';
import type { Acknowledged } from './said.ts';

/** What is found at one look, from the event after the last look on. */
export interface Found {
  readonly inPage: readonly Envelope[];
  readonly inJournal: readonly string[];
  /** The host's own log, from its first line on. */
  readonly deviceLog: readonly string[];
  /** How many of its lines must be in the ledger by now. */
  readonly due: number;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
}

export interface Witness {
  acknowledged(events: readonly Acknowledged[]): void;
  /** How far both copies were seen to be the same. */
  seen(): number;
  /** Everything that is wrong, in words; nothing when all is as it must be. */
  look(found: Found): readonly string[];
  /** The hash that was seen at `seq`. */
  hashAt(seq: number): string | undefined;
  readonly counts: { acknowledged: number };
}

export function createWitness(): Witness {
  const hashes: string[] = [];
  const ids = new Set<string>();
  const marks = new Map<string, number>();
  const memory = emptyTables();
  const counts = { acknowledged: 0 };
  let promised: Acknowledged[] = [];
  let head: Head | null = null;
  let received = 0;
  let drained = 0;

  function* takeEvent(event: Envelope, deviceLog: readonly string[]): Generator<string> {
    const at = `event ${event.seq} (${event.type})`;
    head ??= emptyHead(event.stream as StreamId);
    const fault = chainFault(head, event);
    if (fault !== null) yield `${at} does not follow ${head.seq}: ${fault}`;
    if (ids.has(event.id)) yield `${at} has an id that another has`;
    const read = readEvent(event);
    if (read.ok) projectInto(memory, read.value);
    else yield `${at} is no event: ${read.error.code}`;
    if (event.type === 'package.received') {
      received += 1;
      if (event.data.roomCode !== codeOf(received))
        yield `${at} is package ${received} and has another's code`;
    }
    if (typeof event.data.log === 'number') {
      drained += 1;
      const { log, type } = JSON.parse(deviceLog[drained - 1] ?? '{}') as { log?: number; type?: string };
      if (event.data.log !== drained || log !== drained || type !== event.type)
        yield `${at} is entry ${event.data.log} of the host's log, and ${drained} was due`;
    }
    const deed = deedOf(event);
    if (deed !== null) marks.set(deed.mark, (marks.get(deed.mark) ?? 0) + 1);
    ids.add(event.id);
    hashes[event.seq] = event.hash;
    head = headOf(event);
  }

  function* lookAtDeeds(events: readonly Envelope[]): Generator<string> {
    for (const deed of new Map(events.map((event) => [event.actor.id, deedOf(event)])).values()) {
      if (deed === null) continue;
      const there = marks.get(deed.mark) ?? 0;
      if (there !== deed.count) yield `deed ${deed.mark} is there with ${there} events of ${deed.count}`;
    }
  }

  function* lookAtPromises(): Generator<string> {
    for (const { seq, id, hash } of promised) {
      if (hashes[seq] === undefined) yield `acknowledged event ${seq} is lost`;
      else if (hashes[seq] !== hash) yield `acknowledged event ${seq} is another one now`;
      else if (!ids.has(id)) yield `acknowledged event ${seq} has another id now`;
    }
    promised = [];
  }

  function* lookAtRows(rows: Found['rows']): Generator<string> {
    for (const name of Object.keys(memory) as TableName[]) {
      const ours = [...(memory[name] as Map<string, Rows[TableName]>).values()].toSorted((a, b) =>
        keyOf(name, a as never) < keyOf(name, b as never) ? -1 : 1,
      );
      if (!isDeepStrictEqual(rows[name], ours)) yield `table ${name} is not what a replay makes`;
    }
  }

  return {
    counts,
    acknowledged: (events) => {
      promised.push(...events);
      counts.acknowledged += events.length;
    },
    seen: () => head?.seq ?? 0,
    hashAt: (seq) => hashes[seq],
    look: ({ inPage, inJournal, deviceLog, due, rows }) => {
      const faults: string[] = [];
      if (inPage.length !== inJournal.length)
        faults.push(`the page has ${inPage.length} new events and the journal ${inJournal.length}`);
      for (const [n, event] of inPage.entries()) {
        if (inJournal[n] !== canonical(event)) faults.push(`event ${event.seq} is another in the journal`);
        faults.push(...takeEvent(event, deviceLog));
      }
      if (drained < due) faults.push(`of ${due} entries of the host's log only ${drained} are in the ledger`);
      faults.push(...lookAtDeeds(inPage), ...lookAtPromises(), ...lookAtRows(rows));
      return faults;
    },
  };
}
