/**
 * Makes of drafts what the baselines write: the same events, and the same rows by the same reducers. All of it before
 * anything is timed.
 */
import { browser } from '../../../../renderer/browser.ts';
import { uuidV7 } from '../../../../shared/basics/uuid.ts';
import type { LedgerEvent } from '../../../../shared/events/event.ts';
import { bind, type Head, headOf } from '../../../../shared/ledger/chain.ts';
import { keyOf } from '../../../../shared/projections/memory.ts';
import { project } from '../../../../shared/projections/project.ts';
import type { Rows, TableName } from '../../../../shared/projections/tables.ts';
import type { TimedDraft } from '../tape.ts';
import type { Sample } from './contender.ts';

type Row = Rows[TableName];
type Changed = Map<string, Sample['rows'][number]>;

/** `stored` gives a row as it is before the first of them. */
export async function samplesOf(
  appends: readonly (readonly TimedDraft[])[],
  start: Head,
  stored: (table: TableName, key: string) => Promise<unknown>,
): Promise<Sample[]> {
  const known = new Map<string, Row | undefined>();
  let head = start;
  const samples: Sample[] = [];
  for (const drafts of appends) {
    const changed: Changed = new Map();
    const events: LedgerEvent[] = [];
    const at = drafts.at(-1)?.at ?? 0;
    for (const { draft } of drafts) {
      const event = bind(head, draft, at, uuidV7(at, browser.random));
      head = headOf(event);
      events.push(event);
      await follow(event, known, changed, stored);
    }
    samples.push({ drafts, events, rows: [...changed.values()], head });
  }
  return samples;
}

async function follow(
  event: LedgerEvent,
  known: Map<string, Row | undefined>,
  changed: Changed,
  stored: (table: TableName, key: string) => Promise<unknown>,
): Promise<void> {
  const reduction = project(event);
  let answer: Row | undefined;
  for (let step = reduction.next(); step.done !== true; step = reduction.next(answer)) {
    const request = step.value;
    const { table } = request;
    if (request.ask === 'write') {
      const name = `${table}/${keyOf(table, request.row)}`;
      known.set(name, request.row);
      changed.set(name, { table, row: request.row });
      answer = undefined;
    } else {
      const name = `${table}/${request.key}`;
      if (!known.has(name)) known.set(name, (await stored(table, request.key)) as Row | undefined);
      answer = known.get(name);
    }
  }
}
