/**
 * The checks that read the sources without running them: types, lint, who imports whom, and what nobody uses. Each
 * counts as one; the types count as one for each world the compiler is told about.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type Outcome, passed, sum } from './outcome.ts';
import { listen, root, type Tool } from './tool.ts';

const worlds = ['shared', 'hardware', 'main', 'renderer', 'server', 'build', 'build/verifier', 'test'];

function present(): readonly string[] {
  return worlds.filter((world) => existsSync(join(root, world, 'tsconfig.json')));
}

export async function types(): Promise<Outcome> {
  return sum(await Promise.all(present().map((world) => check(`types of ${world}/`, 'tsc', ['-p', world]))));
}

export function lint(): Promise<Outcome> {
  return check('lint and format', 'biome', ['ci', '--colors=off', '.']);
}

export function importRules(): Promise<Outcome> {
  return check('import rules', 'depcruise', ['--config', 'dependency-cruiser.config.mjs', ...present()]);
}

export function deadCode(): Promise<Outcome> {
  return check('dead code', 'knip', ['--no-progress', '--no-config-hints']);
}

async function check(name: string, tool: Tool, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await listen(tool, args);
  return code === 0 ? passed() : failed(`${name}\n${output}`);
}
