/**
 * How quickly the bundled verifier reads an export: `node test/bench/verifier.ts [EVENTS]`, after `npm run build`. It
 * runs the file that is handed out, start of Node included, because that is what somebody waits for.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedLedger } from '../harness/exported-ledger.ts';

const RUNS = 5;
const events = Number(process.argv[2] ?? 100_000);
const verifier = join(import.meta.dirname, '../../dist/verify/packroom-verify.mjs');
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
  }).sort((a, b) => a - b);
  const median = seconds[Math.floor(RUNS / 2)] ?? Number.NaN;
  const megabytes = Buffer.byteLength(text) / 1e6;
  console.log(
    `${events} events, ${megabytes.toFixed(1)} MB: ${median.toFixed(2)} s (median of ${RUNS}), ` +
      `${Math.round(events / median)} events/s, ${(megabytes / median).toFixed(1)} MB/s`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
