/**
 * `npm run endure -- [--hours 24] [--seed 1]`: a day of plug, unplug and work, and what the program holds on to every
 * half hour of it. Ends with 1 when it grows.
 */
import { parseArgs } from 'node:util';
import { endure } from './day.ts';
import { growth } from './growth.ts';

const { values } = parseArgs({
  options: { hours: { type: 'string', default: '24' }, seed: { type: 'string', default: '1' } },
});
const hours = Number(values.hours);
const since = performance.now();
const { holdings, deeds } = await endure({
  hours,
  seed: Number(values.seed),
  samples: Math.max(8, Math.round(hours * 2)),
  told: (holding) => console.log(JSON.stringify(holding)),
});
console.log(
  `${hours} h, seed ${values.seed}, in ${Math.round((performance.now() - since) / 1_000)} s:`,
  deeds,
);
const grown = growth(holdings);
for (const { what, from, to } of grown) console.log(`${what} grew from ${from} to ${to}`);
if (grown.length === 0) console.log('Nothing grew.');
process.exitCode = grown.length === 0 ? 0 : 1;
