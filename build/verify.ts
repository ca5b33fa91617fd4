/**
 * `npm run verify -- FILE…`: says of each exported ledger whether it is intact, or names the first line that is not.
 * It is also what the stand-alone verifier is bundled from, so it needs nothing but Node.
 */
import { createReadStream } from 'node:fs';
import { sentenceFor } from '../shared/ledger/verdict-words.ts';
import { createVerifier, type Verdict } from '../shared/ledger/verify.ts';

export async function verifyFile(path: string): Promise<Verdict> {
  const verifier = createVerifier();
  for await (const line of linesOf(path)) verifier.take(line);
  return verifier.verdict();
}

/** Cut at line feeds alone: Node's own reader also cuts at separators that may stand inside a JSON text. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function run(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    console.error('Which file? npm run verify -- FILE');
    return 2;
  }
  let worst = 0;
  for (const path of paths) {
    try {
      const verdict = await verifyFile(path);
      console.log(`${path}: ${sentenceFor(verdict)}`);
      if (!verdict.intact) worst = Math.max(worst, 1);
    } catch (cause) {
      console.error(`${path}: cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}`);
      worst = 2;
    }
  }
  return worst;
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
