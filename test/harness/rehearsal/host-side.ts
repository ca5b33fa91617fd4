/**
 * The rehearsal's hold on its host: the product's own, composed as a shell does it, over a moved clock, chance by seed
 * and files that are done at once. So after each thing it is told, one turn of the event loop later it is at rest.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { attach } from '../../../main/bridge/attach.ts';
import { composeKiosk } from '../../../main/compose.ts';
import type { ShownCodes } from '../../../main/host/codes/first-codes.ts';
import { SOFTWARE } from '../../../main/host/software.ts';
import type { Kiosk, Machine } from '../../../main/kiosk.ts';
import { ok } from '../../../shared/basics/result.ts';
import { type Channel, memoryChannels } from '../../../shared/bridge/channel.ts';
import type { MovedClock } from './moved-clock.ts';

export interface HostSide {
  /** Who may come in, and with which code. */
  readonly codes: ShownCodes;
  readonly kiosk: () => Kiosk;
  /** A page is at the other end from now on. */
  connect(): void;
  /** That page is gone. */
  cut(): void;
  hear(text: string): void;
  /** Messages for the page, in order; takes them away. */
  said(): string[];
  rest(): Promise<void>;
  /** Stopped in good order and started again on what it left. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface HostSideParts {
  readonly folder: string;
  readonly machine: Machine & { readonly clock: MovedClock };
  readonly masterKey: Uint8Array;
  /** Told of each warning and error in the host's log, a line of JSON. */
  readonly tell: (line: string) => void;
}

/** Argon2 at its least: a rehearsal of ten thousand PINs is no rehearsal of somebody who guesses them. */
const CHEAP = { memoryKib: 8, passes: 1 };
const VERIFY = '"command":"code.verify"';

export async function openHostSide(parts: HostSideParts): Promise<HostSide> {
  const { clock } = parts.machine;
  const begin = async (): Promise<Kiosk> => {
    const composed = await composeKiosk({
      folder: parts.folder,
      room: 'simulated',
      startDevices: () => {
        throw new Error('a simulated room has no device process');
      },
      secrets: () => ({ masterKey: async () => ok(parts.masterKey) }),
      shell: 'node',
      software: SOFTWARE,
      tell: parts.tell,
      cost: CHEAP,
      machine: parts.machine,
    });
    if (!composed.ok) throw new Error(composed.error.say);
    return composed.value;
  };

  let kiosk = await begin();
  if (kiosk.firstCodes === null) throw new Error(`${parts.folder} is not empty`);
  const codes = kiosk.firstCodes;
  let page: { readonly near: Channel; readonly cut: () => void } | null = null;
  const said: string[] = [];
  /** Questions about codes: they are hashed in another thread, which no turn of ours waits for. */
  const hashing = new Set<unknown>();

  const rest = async () => {
    do await turn();
    while (hashing.size > 0);
  };

  const stop = async () => {
    let isStopped = false;
    const stopping = kiosk.stop().finally(() => {
      isStopped = true;
    });
    // Locking the strike takes its time, and nobody else moves the clock meanwhile.
    for (;;) {
      await rest();
      if (isStopped) return stopping;
      clock.fire();
    }
  };

  return {
    codes,
    kiosk: () => kiosk,
    connect: () => {
      const { near, far, cut } = memoryChannels();
      page = { near, cut };
      near.onText((text) => {
        said.push(text);
        if (hashing.size > 0) hashing.delete((JSON.parse(text) as { answer?: number }).answer);
      });
      attach(kiosk.host, far);
    },
    cut: () => {
      page?.cut();
      page = null;
      hashing.clear();
      said.splice(0);
    },
    hear: (text) => {
      if (text.includes(VERIFY)) hashing.add((JSON.parse(text) as { ask: number }).ask);
      page?.near.send(text);
    },
    said: () => said.splice(0),
    rest,
    restart: async () => {
      await stop();
      kiosk = await begin();
      await rest();
    },
    stop,
  };
}
