/**
 * Mutation testing, part by part, so that no part hides behind the score of another. `npm run mutate` takes all of them;
 * an argument chooses a part, a folder or a file; what begins with `--` is for Stryker (`-- --force` forgets what it
 * knows from the last run).
 */
import { existsSync } from 'node:fs';
import { show } from './checks/tool.ts';
import { PART_VARIABLE, parts, sourcesOf } from './mutation/parts.ts';

const args = process.argv.slice(2);
const forStryker = args.filter((arg) => arg.startsWith('--'));
const [wanted] = args.filter((arg) => !arg.startsWith('--'));

const names = Object.keys(parts).filter((name) => wanted === undefined || isIn(name, wanted));
if (names.length === 0) {
  console.error(`Nothing of ${wanted} is mutated. The parts: ${Object.keys(parts).join(', ')}`);
  process.exitCode = 2;
}

// In memory where there is such a place: the syncs of a real disk make a run ten times as long and find no mutant.
const inMemory = '/dev/shm';
const temporary = existsSync(inMemory) ? { TMPDIR: inMemory } : {};

const failed: string[] = [];
for (const name of names) {
  console.log(`\n${name}: ${parts[name]?.mutate.join(', ')}`);
  const only = wanted === undefined || wanted === name ? [] : ['--mutate', sourcesOf(wanted)];
  const { code } = await show('stryker', ['run', ...only, ...forStryker], {
    ...temporary,
    [PART_VARIABLE]: name,
  });
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nBelow the threshold, or not run to the end: ${failed.join(', ')}`);
  process.exitCode = 1;
}

/** Whether `wanted` is the part's name, or a path within it. */
function isIn(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  const path = wanted.replace(/\/$/, '');
  return (parts[name]?.mutate ?? []).some((own) => path === own || path.startsWith(`${own}/`));
}
