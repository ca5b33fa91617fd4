/** `npm run torture -- --kills 5000 --seed 1`: the kills and disasters of the test suite, for as long as is wanted. */
import { parseArgs } from 'node:util';
import { testBrowser } from '../../../build/checks/test-browser.ts';
import type { Blow } from './blows.ts';
import { disasters } from './disasters.ts';
import { picker } from './picker.ts';
import { killRounds } from './rounds.ts';
import { summary } from './sum.ts';
import { survive } from './survive.ts';
import { withKiosk } from './with-kiosk.ts';

const PROGRESS_EVERY = 50;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    'kills-only': { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const chromium = testBrowser();
if (chromium === undefined) throw new Error('There is no Chromium, Chrome or Edge to torture.');

const blows: Blow[] = [];
await withKiosk(chromium, async (kiosk) => {
  const since = performance.now();
  const tell = () => console.log(`${summary(kiosk, blows, seed, performance.now() - since)}\n`);
  console.log(`${kills} kills and ${disasters.length} disasters, seed ${seed}`);
  const faults = [
    ...(await killRounds(kiosk, kills, seed, ({ blow }) => {
      blows.push(blow);
      if (blows.length % PROGRESS_EVERY === 0) tell();
    })),
  ];
  const pick = picker(seed);
  for (const disaster of faults.length === 0 && !values['kills-only'] ? disasters : []) {
    faults.push(...(await survive(kiosk, disaster, pick)));
    console.log(disaster.what);
  }
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) tell();
  else process.exitCode = 1;
});
