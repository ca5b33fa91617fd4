/**
 * A whole kiosk without a screen: the product's host, the bridge, the page's ledger and desk, and the flow of a pickup, in
 * a simulated room with a door. It is restarted, and the power is cut, at any step; what is around it stays as it is.
 */
import 'fake-indexeddb/auto';
import type { DeviceSource } from '../../../hardware/ports/device-source.ts';
import type { SimulatedBoard } from '../../../hardware/simulation/board-habits.ts';
import type { ShownCodes } from '../../../main/host/codes/first-codes.ts';
import type { HashCost } from '../../../main/host/codes/hash.ts';
import type { Host } from '../../../main/host/host.ts';
import { type PassKey, passKey } from '../../../main/host/passes/signed.ts';
import type { Files } from '../../../main/host/storage/files.ts';
import type { RandomBytes } from '../../../shared/basics/uuid.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { Claims } from '../mortal-process.ts';
import { beginLife, type Life } from './life.ts';
import { openPage, type Page } from './page.ts';
import { type StrikeWitness, watchStrike } from './strike-witness.ts';

export interface WholeKioskParts {
  /** Which is there already, and empty. */
  readonly folder: string;
  readonly files: Files;
  readonly clock: ManualClock;
  readonly random: RandomBytes;
  readonly cost: HashCost;
  /** What is plugged in, with the board of the strike among it. */
  readonly source: DeviceSource;
  readonly board: SimulatedBoard;
  /** Whether these bytes tell that board to switch a relay on. */
  readonly tellsOn: (bytes: Uint8Array) => boolean;
}

export interface WholeKiosk {
  readonly codes: ShownCodes;
  readonly strike: StrikeWitness;
  /** What the property signs its passes with. */
  readonly passKey: PassKey;
  /** Warnings and errors of the host, and what the page reported, as they came. */
  readonly said: readonly string[];
  host(): Host;
  page(): Page;
  /** Stopped in good order, and started again on what it left. */
  restart(): Promise<void>;
  /** Nothing of it runs any more; its board, which hangs on its power, lets go of the strike. */
  cutPower(): Promise<void>;
  /** After the power was cut. */
  start(): Promise<void>;
  /** Of one that is down already there is nothing to stop. */
  stop(): Promise<void>;
}

const MASTER_KEY_BYTES = 32;
/** Its devices are found and its strike is locked by then. */
const DEVICES_MS = 4_000;

let kiosks = 0;

export async function wholeKiosk(parts: WholeKioskParts): Promise<WholeKiosk> {
  const { clock, random, board } = parts;
  const strike = watchStrike(board, parts.tellsOn);
  const claims: Claims = new WeakMap();
  const masterKey = random(MASTER_KEY_BYTES);
  const database = `whole-kiosk-${kiosks++}`;
  const said: string[] = [];
  const source = strike.tapped(parts.source);

  async function begin(): Promise<{ readonly life: Life; readonly page: Page }> {
    const tell = (line: string) => void said.push(line);
    const life = await beginLife({ ...parts, masterKey, source, claims, tell });
    const page = await openPage({ ...life.connect(), clock, random, database, tell });
    await clock.advance(DEVICES_MS);
    await page.drained();
    return { life, page };
  }

  let now = await begin();
  let isUp = true;

  /** Locking the strike takes its time, and nobody else moves the clock meanwhile. */
  async function stop(): Promise<void> {
    if (!isUp) return;
    isUp = false;
    now.page.close();
    await clock.while(now.life.stop());
  }

  async function start(): Promise<void> {
    now = await begin();
    isUp = true;
  }

  const { firstCodes, keys } = now.life.foundation;
  if (firstCodes === null) throw new Error(`${parts.folder} is not empty`);
  return {
    codes: firstCodes,
    strike,
    passKey: await passKey(keys.passes),
    said,
    host: () => now.life.host,
    page: () => now.page,
    restart: async () => {
      await stop();
      await start();
    },
    cutPower: async () => {
      isUp = false;
      now.page.close();
      now.life.kill();
      board.wire.unplug();
      board.relays.allOff();
      await clock.settle();
      board.wire.plug();
    },
    start,
    stop,
  };
}
