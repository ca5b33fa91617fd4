/**
 * Runs a tool from `node_modules` on the Node we run on ourselves, without a shell and without a search for it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const scripts = {
  tsc: '@typescript/native/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  stryker: '@stryker-mutator/core/bin/stryker.js',
};

export type Tool = keyof typeof scripts;

export interface Ended {
  readonly code: number;
  /** What it wrote to both streams, in order; empty where it wrote to the terminal itself. */
  readonly output: string;
}

/** Keeps what the tool says for later. */
export function listen(tool: Tool, args: readonly string[]): Promise<Ended> {
  return run([join(root, 'node_modules', scripts[tool]), ...args], 'pipe', {});
}

/** Lets the tool show its progress on the terminal. */
export function show(tool: Tool, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return run([join(root, 'node_modules', scripts[tool]), ...args], 'inherit', env);
}

export function runScript(script: string, ...args: readonly string[]): Promise<Ended> {
  return run([join(root, script), ...args], 'inherit', {});
}

function run(
  args: readonly string[],
  output: 'pipe' | 'inherit',
  env: Record<string, string>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
    });
    const heard: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => heard.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => heard.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(heard).toString('utf8').trim() }),
    );
  });
}
