/**
 * A kiosk to be tortured: host and browser on one data folder and one profile, through as many lives as it takes. It
 * starts what is down, looks at both copies of the ledger, and collects what is wrong; what to kill is not its choice.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { StartProblem } from '../../../renderer/startup.ts';
import { type TorturedBrowser, torturedBrowser } from './browser.ts';
import { linesOnDisk } from './disk.ts';
import { createEar, type Ear } from './ear.ts';
import { type TorturedHost, torturedHost } from './host.ts';
import type { Said } from './said.ts';
import { verdictOn } from './verdict.ts';
import { createWitness, type Witness } from './witness.ts';

export interface TorturedKiosk {
  readonly host: TorturedHost;
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

const TAKEN_TRIES = 20;
const TAKEN_PAUSE_MS = 100;

export async function torturedKiosk({ entry, chromium, seed }: KioskParts): Promise<TorturedKiosk> {
  const folder = await mkdtemp(join(tmpdir(), 'packroom-torture-'));
  const [data, profile] = [join(folder, 'data'), join(folder, 'profile')];
  await cp(seed, data, { recursive: true });
  const times: StartTimes = { host: [], browser: [], page: [], taken: 0 };
  const faults: string[] = [];
  const witness = createWitness();
  let lives = 0;
  let publicKey: Extract<Said, { say: 'started' }>['publicKey'] | null = null;

  const ear = createEar((said) => {
    if (said.say === 'acknowledged') witness.acknowledged(said.events);
    // Without a host, or with a browser that dies under it, a page can only say so; anything else is no kill's fault.
    if (said.say === 'not-acknowledged' && !excuses().includes(said.why))
      faults.push(`an append: ${said.why}`);
    if (said.say === 'reported' && !excuses().some((why) => said.what.endsWith(why))) faults.push(said.what);
  });
  const host = torturedHost(entry, data);
  const browser = torturedBrowser(chromium, profile, ear.hear);

  async function open(signal?: AbortSignal): Promise<'started' | StartProblem> {
    const life = String(++lives);
    const begun = ear.next((said) => ('life' in said && said.life === life ? said : null), signal);
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

  /** A browser that dies may take its database first; a host that dies at the same time is simply gone. */
  const excuses = () => (browser.isDying() ? ['database-failed', 'host-gone'] : ['host-gone']);
  const logged = () => linesOnDisk(join(data, 'device-log'), 0);
  const journal = (after: number) => linesOnDisk(join(data, 'journal'), after);

  return {
    host,
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
      const last = await browser.page().evaluate(async () => (await window.tortured?.settle()) ?? 'no page');
      if (typeof last === 'string') faults.push(`nothing can be appended: ${last}`);
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
    end: async () => {
      await Promise.all([host.kill(), browser.kill()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const done = await work();
  into.push(performance.now() - since);
  return done;
}
