/**
 * A kiosk's page with simulated people before it: the product's own start, ledger, desk and flows, with time that
 * stands still between two calls. It does one thing at a time and answers when it has come to rest.
 */

import { run } from '../../../renderer/compose.ts';
import type { KioskState } from '../../../renderer/flows/kiosk.ts';
import type { Kiosk } from '../../../renderer/kiosk.ts';
import { tableNames } from '../../../renderer/ledger/database.ts';
import { type Started, start } from '../../../renderer/startup.ts';
import { createChance } from './chance.ts';
import type { Board, PageAnswer, PageCall, PageLife } from './frames.ts';
import { createMovedClock } from './moved-clock.ts';
import { rehearsedCamera } from './page-camera.ts';
import { watchRest } from './page-rest.ts';

const rest = watchRest(window);
const life = JSON.parse(decodeURIComponent(window.location.hash.slice(1))) as PageLife;
const clock = createMovedClock(life.time);
const chance = createChance(life.seed);
const said: string[] = [];
const defects: string[] = [];
let hear: (text: string) => void = () => undefined;
let cameraWorks = life.hasCamera;
let running: { readonly kiosk: Kiosk; readonly started: Started } | null = null;
let started: PageAnswer['started'] = 'not-yet';
let shown: KioskState | null = null;

// As Electron's preload gives it: the bridge goes through the rehearsal, which delivers one message at a time.
Object.defineProperty(window, 'packroom', {
  value: {
    send: (text: string) => said.push(text),
    onText: (listener: (text: string) => void) => {
      hear = listener;
    },
  },
});
window.addEventListener('error', ({ message }) => defects.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => defects.push(String(reason)));

const socket = new WebSocket(`ws://${window.location.host}/bridge`);
socket.addEventListener('open', () => void answer());
socket.addEventListener('message', ({ data }) => void obey(JSON.parse(String(data)) as PageCall));

async function obey(call: PageCall): Promise<void> {
  clock.set(call.time);
  switch (call.do) {
    case 'start':
      void begin();
      break;
    case 'hear':
      for (const text of call.texts) {
        hear(text);
        await rest.come();
      }
      break;
    case 'touch':
      running?.kiosk.send(call.event);
      break;
    case 'fire':
      clock.fire();
      break;
    case 'set-camera':
      cameraWorks = call.works;
      break;
    case 'look':
    case 'read-board':
  }
  const board = call.do === 'read-board' ? await readBoard() : null;
  await answer(board);
}

async function answer(board: Board | null = null): Promise<void> {
  await rest.come();
  const state = running?.kiosk.state() ?? null;
  const given: PageAnswer = {
    said: said.splice(0),
    next: clock.next(),
    started,
    state: state === shown ? null : state,
    board,
    defects: defects.splice(0),
  };
  shown = state;
  socket.send(JSON.stringify(given));
}

async function begin(): Promise<void> {
  const random = chance.of('page').bytes;
  const begun = await start(window, () => undefined, { clock, random });
  if (!begun.ok) {
    started = begun.error;
    return;
  }
  const { database } = begun.value;
  window.rehearsed = {
    rows: async () => {
      const tables = await Promise.all(
        tableNames.map(async (name) => [name, await database.projections[name].toArray()] as const),
      );
      return Object.fromEntries(tables);
    },
  };
  const { kiosk } = await run(
    begun.value,
    rehearsedCamera(chance.of('camera').bytes, () => cameraWorks),
  );
  running = { kiosk, started: begun.value };
  started = 'running';
}

async function readBoard(): Promise<Board | null> {
  if (running === null) return null;
  const { questions } = running.started;
  return {
    inRoom: await questions.everythingInRoom(),
    tasks: await questions.openTasks(),
    uncertain: await questions.labelsIn('uncertain'),
  };
}
