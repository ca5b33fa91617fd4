/**
 * The page that measures: the product's own start, ledger and questions beside the same work done by others. What is
 * measured when, and what it comes to, is decided outside.
 */
import { browserClock } from '../../../../renderer/browser.ts';
import { applyEvents } from '../../../../renderer/ledger/apply.ts';
import { openDatabase } from '../../../../renderer/ledger/database.ts';
import { storedHead } from '../../../../renderer/ledger/head.ts';
import { sweepIndexes } from '../../../../renderer/ledger/sweep.ts';
import { type Started, start } from '../../../../renderer/startup.ts';
import { StreamId } from '../../../../shared/domain/ids.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { unitsOfTape } from '../tape.ts';
import type { Appender, ContenderName } from './contender.ts';
import { copyDatabase } from './copy.ts';
import { openDexie } from './dexie.ts';
import { type Attempt, interleave } from './interleave.ts';
import type { Measuring } from './measuring.ts';
import { openOurs } from './ours.ts';
import { fillPeer } from './peers.ts';
import { openPouchdb } from './pouchdb.ts';
import { askAll } from './questions.ts';
import { openRaw } from './raw.ts';
import { openRxdb } from './rxdb.ts';
import { samplesOf } from './samples.ts';

const RAW = 'bench-raw';
const DEXIE = 'bench-dexie';
const { elapsed } = browserClock;
const stream = new URLSearchParams(window.location.hash.slice(1)).get('stream');
const OURS = `packroom-${stream}`;
let started: Started | null = null;

const ready = (): Started => {
  if (started === null) throw new Error('the ledger was not started');
  return started;
};
const contenders = {
  ours: once(async () => openOurs(ready())),
  raw: once(() => openRaw(RAW)),
  rxdb: once(() => openRxdb('bench')),
  pouchdb: once(() => openPouchdb('bench-pouchdb')),
};
const appenders: Readonly<Record<ContenderName, () => Promise<Appender>>> = {
  ...contenders,
  dexie: once(() => openDexie(DEXIE)),
};

const measuring: Measuring = {
  start: async () => {
    const since = elapsed();
    const begun = await start(window, () => undefined);
    if (!begun.ok && begun.error.code === 'taken') return 'taken';
    if (!begun.ok) throw new Error(`the ledger did not start: ${begun.error.code}`);
    started = begun.value;
    const { questions } = started;
    await Promise.all([questions.countInRoom(), questions.occupied(), questions.openTasks()]);
    return elapsed() - since;
  },

  fill: async (lines) => {
    const database = openDatabase(OURS);
    const events = lines.map((line) => JSON.parse(line) as Envelope);
    await database.change(async () => {
      await applyEvents(database, events, await storedHead(database, StreamId.parse(stream)));
    });
    database.close();
  },

  sweep: async () => {
    const database = openDatabase(OURS);
    await sweepIndexes(database, unitsOfTape);
    database.close();
  },

  copy: (to) => copyDatabase(OURS, to === 'raw' ? RAW : DEXIE, 'events'),

  fillPeers: async () => {
    const { database } = ready();
    const rxdb = await fillPeer(await contenders.rxdb(), database);
    return { rxdb, pouchdb: await fillPeer(await contenders.pouchdb(), database) };
  },

  append: async (appends, who) => {
    const from = await contenders.raw();
    const samples = await samplesOf(appends, await from.head(), from.row);
    const attempts: Partial<Record<ContenderName, Attempt>> = {};
    for (const name of who) {
      const appender = await appenders[name]();
      attempts[name] = async (n) => {
        const sample = samples[n];
        if (sample === undefined) throw new Error(`there is no sample ${n}`);
        return appender.prepare(sample);
      };
    }
    return interleave(attempts as Record<ContenderName, Attempt>, samples.length, elapsed);
  },

  ask: (asked, day, who) => askAll(contenders, who, asked, day, elapsed),
};

window.measuring = measuring;

/** A database is opened when it is first needed, and then there for the life of the page. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opening: Promise<T> | null = null;
  return () => {
    opening ??= open();
    return opening;
  };
}
