/**
 * A kiosk to be tortured: host and browser on one data folder and one profile, through as many lives as it takes. It
 * starts what is down, looks at both copies of the ledger, and collects what is wrong; what to kill is not its choice.
 */
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppendError } from '../../../renderer/ledger/ledger.ts';
import type { StartProblem } from '../../../renderer/startup.ts';
import { removeFolder } from '../remove-folder.ts';
import { type TorturedBrowser, torturedBrowser } from './browser.ts';
import { linesOnDisk } from './disk.ts';
import { createEar, type Ear } from './ear.ts';
import { freePort, torturedHost } from './host.ts';
import type { DieAt } from './host-steps.ts';
import type { Said } from './said.ts';
import { verdictOn } from './verdict.ts';
import { createWitness, type Witness } from './witness.ts';

export type Victim = 'page' | 'closed page' | 'host' | 'browser' | 'everything';

export interface TorturedKiosk {
  readonly browser: TorturedBrowser;
  readonly ear: Ear;
  readonly witness: Witness;
  readonly data: string;
  readonly profile: string;
  /** What was found wrong since it was last asked. */
  faults(): readonly string[];
  /** Starts what is down and opens the page: how that ended. Rejects when it was cut off. */
  start(signal?: AbortSignal): Promise<'started' | StartProblem>;
  /** Lets both copies come to rest and compares them with each other and with all that was acknowledged. */
  look(): Promise<void>;
  /** The same from the first event on, with the verifier and the host's seal. */
  lookAtAll(): Promise<void>;
  drive(seed: number): Promise<void>;
  kill(victim: Victim): Promise<void>;
  /** Ends when the host is dead. */
  dieAt(order: DieAt): Promise<void>;
  readonly times: StartTimes;
  end(): Promise<void>;
}

/** In milliseconds, one for each start. */
export interface StartTimes {
  readonly host: number[];
  readonly browser: number[];
  readonly page: number[];
  /** How often a page was told that another page has the kiosk, and had to be opened again. */
  taken: number;
}

export interface KioskParts {
  readonly entry: string;
  readonly chromium: string;
  /** A data folder from a first start: hashing the first codes takes seconds. */
  readonly seed: string;
}

const lacking: readonly AppendError[] = ['database-failed', 'host-gone'];
const TAKEN_TRIES = 300;
const TAKEN_PAUSE_MS = 100;

export async function torturedKiosk({ entry, chromium, seed }: KioskParts): Promise<TorturedKiosk> {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-torture-'));
  const [data, profile] = [join(folder, 'data'), join(folder, 'profile')];
  await cp(seed, data, { recursive: true });
  const times: StartTimes = { host: [], browser: [], page: [], taken: 0 };
  const faults: string[] = [];
  const witness = createWitness();
  let lives = 0;
  let lastStruck = 0;
  let publicKey: Extract<Said, { say: 'started' }>['publicKey'] | null = null;

  /**
   * A page that was dealt a blow may lack its host or its database and say so; one that was dealt none may not. What
   * else a struck page could not do is judged by what is in the two copies afterwards.
   */
  const isStruck = ({ life }: { readonly life: string }) => Number(life) <= lastStruck;
  const ear = createEar((said) => {
    if (said.say === 'acknowledged') witness.acknowledged(said.events);
    if (said.say === 'refused' && !(isStruck(said) && lacking.includes(said.why)))
      faults.push(`an append: ${said.why}`);
    if (said.say === 'reported' && !isStruck(said)) faults.push(said.what);
  });
  const host = torturedHost(entry, data, await freePort());
  const browser = torturedBrowser(chromium, profile, ear.hear);

  async function open(signal?: AbortSignal): Promise<'started' | StartProblem> {
    const life = String(++lives);
    const begun = ear.next(
      (said) => ((said.say === 'started' || said.say === 'not-started') && said.life === life ? said : null),
      signal,
    );
    // Whoever waits hears of a failure to open from `open` itself.
    begun.catch(() => undefined);
    await browser.open(`${host.address()}#${life}`);
    const said = await begun;
    if (said.say === 'not-started') return said.problem;
    publicKey = said.publicKey;
    return 'started';
  }

  /** A host may take a moment to see that the page before is gone; until then it says that it has one. */
  async function openWhenFree(signal?: AbortSignal): Promise<'started' | StartProblem> {
    for (let tries = 1; ; tries++) {
      const started = await open(signal);
      if (started === 'started' || started.code !== 'taken' || tries === TAKEN_TRIES) return started;
      times.taken += 1;
      await pause(TAKEN_PAUSE_MS);
    }
  }

  const strike = () => {
    lastStruck = lives;
  };
  const logged = () => linesOnDisk(join(data, 'device-log'), 0, 'busy');
  const journal = (after: number) => linesOnDisk(join(data, 'journal'), after);

  const killed: Readonly<Record<Victim, () => Promise<void>>> = {
    page: browser.killPage,
    'closed page': browser.closePage,
    host: host.kill,
    browser: browser.kill,
    everything: async () => {
      await Promise.all([host.kill(), browser.kill()]);
    },
  };

  return {
    browser,
    ear,
    witness,
    data,
    profile,
    times,
    faults: () => faults.splice(0),
    start: async (signal) => {
      await Promise.all([
        host.isUp() ? null : timed(times.host, host.start),
        browser.isUp() ? null : timed(times.browser, browser.start),
      ]);
      return timed(times.page, () => openWhenFree(signal));
    },
    look: async () => {
      // Read before: what the host sees while it is asked belongs to the next look.
      const due = (await logged()).length;
      const settled = await browser
        .page()
        .evaluate(async (count) => (await window.tortured?.settle(count)) ?? 'no page', due);
      if (settled !== 'settled') faults.push(`nothing can be appended: ${settled}`);
      const after = witness.seen();
      const { inPage, rows } = await browser.page().evaluate(async (from) => {
        const events = (await window.tortured?.events(from, 100_000)) ?? [];
        return { inPage: events, rows: (await window.tortured?.rows()) ?? {} };
      }, after);
      const [inJournal, deviceLog] = await Promise.all([journal(after), logged()]);
      faults.push(...witness.look({ inPage, inJournal, rows, deviceLog, due }));
    },
    lookAtAll: async () => {
      if (publicKey === null) throw new Error('it was never started');
      faults.push(...(await verdictOn(browser.page(), await journal(0), publicKey, witness)));
    },
    drive: (driveSeed) => browser.page().evaluate((n) => void window.tortured?.drive(n), driveSeed),
    kill: (victim) => {
      strike();
      return killed[victim]();
    },
    dieAt: (order) => {
      strike();
      return host.dieAt(order);
    },
    end: async () => {
      await killed.everything();
      await removeFolder(folder);
    },
  };
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const done = await work();
  into.push(performance.now() - since);
  return done;
}
