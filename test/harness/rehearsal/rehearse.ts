/** One rehearsal from an empty folder to its findings: sets the stage, lets the people live, looks at what is left. */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '../../../shared/events/envelope.ts';
import { removeFolder } from '../remove-folder.ts';
import { createChance } from './chance.ts';
import { FIRST_DAY, HOUR_MS } from './day.ts';
import { type Findings, findingsOn } from './findings.ts';
import { type HostSide, openHostSide } from './host-side.ts';
import { liveThrough, type Month } from './month.ts';
import { createMovedClock } from './moved-clock.ts';
import { openPageSide } from './page-side.ts';
import { quickFiles } from './quick-files.ts';
import { takeCopy } from './staff.ts';
import { createStage } from './stage.ts';
import { createWorld, type World } from './world.ts';

export interface Rehearsal extends Month {
  readonly seed: number;
  /** Where the exported ledger goes. */
  readonly exportTo: string;
  /** The disk is waited for, as in a real kiosk. */
  readonly fsync: boolean;
}

export interface RehearsalParts {
  readonly executable: string;
  /** Where the page was built. */
  readonly pages: string;
  readonly dayIsOver: (day: number, world: World) => void;
}

export interface Rehearsed extends Findings {
  readonly world: World;
  readonly wallSeconds: number;
  readonly messages: number;
}

/** Errors that a host logs because something was made to fail; anything else is a fault of the product. */
const EXPECTED = ['the door did not open'];
const WAKING_HOUR = 7;
const PAGE = 500;
const SHARED_MEMORY = '/dev/shm';

export async function rehearse(wanted: Rehearsal, parts: RehearsalParts): Promise<Rehearsed> {
  const since = performance.now();
  const folder = await mkdtemp(join(scratchFor(wanted), 'packroom-rehearsal-'));
  const chance = createChance(wanted.seed);
  const clock = createMovedClock({ now: FIRST_DAY + WAKING_HOUR * HOUR_MS, elapsed: 0 });
  const errors: string[] = [];
  const profile = wanted.fsync ? join(folder, 'profile') : null;
  const page = await openPageSide({ executable: parts.executable, pages: parts.pages, profile });
  try {
    const host = await openHostSide({
      folder: join(folder, 'data'),
      machine: { clock, random: chance.of('host').bytes, files: quickFiles(wanted.fsync) },
      masterKey: chance.of('key').bytes(32),
      tell: (line) => {
        const { level, what } = JSON.parse(line) as { level: string; what: string };
        if (level === 'error' && !EXPECTED.includes(what)) errors.push(`the host's log: ${line.trim()}`);
      },
    });
    const world = createWorld(host.kiosk().host.foundation.directory);
    const stage = createStage({ host, page, clock, seed: String(wanted.seed) });
    await stage.start();
    await liveThrough(stage, world, host.codes, wanted, chance, (day) => parts.dayIsOver(day, world));
    stage.keepPower();
    const copy = await takeCopy(stage, world, host.codes.staffPin, chance.of('copy'));
    if (copy === null) throw new Error('staff could not take a copy of the ledger');
    await copyFile(copy, wanted.exportTo);
    const rows = await stage.rows();
    const journal = await journalOf(host);
    await host.stop();
    const found = await findingsOn({ file: wanted.exportTo, journal, rows, world });
    const faults = [...found.faults, ...errors, ...stage.defects().map((what) => `the page broke: ${what}`)];
    const wallSeconds = (performance.now() - since) / 1000;
    return { ...found, faults, world, wallSeconds, messages: stage.messages() };
  } finally {
    await page.end();
    await removeFolder(folder);
  }
}

/** What is not to outlive the rehearsal lies in memory, where the system offers that as a folder. */
function scratchFor({ fsync }: Rehearsal): string {
  return !fsync && existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir();
}

async function journalOf(host: HostSide): Promise<readonly Envelope[]> {
  const { journal } = host.kiosk().host;
  const events: Envelope[] = [];
  for (;;) {
    const page = await journal.read(events.length, PAGE);
    if (!page.ok) throw new Error('the journal cannot be read');
    if (page.value.length === 0) return events;
    events.push(...page.value);
  }
}
