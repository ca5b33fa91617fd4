/** `npm run fuzz -- [--inputs N] [--seed N] [PARSER]`: one line a parser; 1 when one of them threw or hung. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { PARSERS } from './parsers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const [only] = positionals;
const chosen = Object.entries(PARSERS).filter(([name]) => only === undefined || name === only);
const inputs = Number(values.inputs);
const seed = Number(values.seed);
if (chosen.length === 0 || !Number.isInteger(inputs) || inputs < 1 || !Number.isInteger(seed)) {
  console.error(`npm run fuzz -- [--inputs N] [--seed N] [${Object.keys(PARSERS).join(' | ')}]`);
  process.exit(2);
}
for (const [name, parser] of chosen) {
  const { ms, faults } = fuzz(parser, inputs, seed, () => performance.now());
  const perSecond = Math.round((inputs / ms) * 1000);
  console.log(`${name.padEnd(18)} ${inputs} inputs, ${perSecond} per second, uncaught ${faults.length}`);
  for (const { input, what } of faults.slice(0, 3)) console.log(`  ${what}: ${input}`);
  if (faults.length > 0) process.exitCode = 1;
}
