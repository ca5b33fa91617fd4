/**
 * Gives a test runner a place for its JSON report, and reads it back. It does not know what is in it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ended } from './tool.ts';

export async function withReport<T>(
  run: (file: string) => Promise<Ended>,
): Promise<{ readonly ended: Ended; readonly report: T | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), 'packroom-report-'));
  try {
    const file = join(folder, 'report.json');
    const ended = await run(file);
    return { ended, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
