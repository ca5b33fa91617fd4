/**
 * How quickly the bundled verifier reads an export: `npm run bench -- verifier [EVENTS]`, after `npm run build`. It
 * runs the file that is handed out, start of Node included, because that is what somebody waits for.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedLedger } from '../harness/exported-ledger.ts';
import { machineInWords, thisMachine } from './machine.ts';
import { percentile } from './statistics.ts';

const RUNS = 5;
const USUAL_EVENTS = 100_000;
const verifier = join(import.meta.dirname, '../../dist/verify/packroom-verify.mjs');

export async function run(args: readonly string[]): Promise<void> {
  const events = Number(args[0] ?? USUAL_EVENTS);
  const folder = mkdtempSync(join(tmpdir(), 'packroom-bench-'));
  const path = join(folder, 'ledger.jsonl');
  try {
    const { text } = exportedLedger(events);
    writeFileSync(path, text);
    const seconds = Array.from({ length: RUNS }, () => {
      const since = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [verifier, path], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`the verifier ended with ${status}: ${stderr}`);
      return (performance.now() - since) / 1000;
    });
    const median = percentile(seconds, 50);
    const megabytes = Buffer.byteLength(text) / 1e6;
    console.log(
      `${events} events, ${megabytes.toFixed(1)} MB: ${median.toFixed(2)} s (median of ${RUNS}), ` +
        `${Math.round(events / median)} events/s, ${(megabytes / median).toFixed(1)} MB/s`,
    );
    console.log(machineInWords(thisMachine(null)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
