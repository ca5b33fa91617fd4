/**
 * A PDF of a page of ours, by the same Chromium that shows the kiosk, without a window and with a folder of its own that
 * goes with it. It asks for no more than the page that it is told, and is ended when it takes too long.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { NotPrinted, PrintPage } from '../../host/print-page.ts';

/** A small board with a dozen sheets needs half of it. */
const LONGEST_MS = 90_000;

export interface PrinterOptions {
  /** Null where there is no Chromium. */
  readonly binary: string | null;
  readonly origin: () => string;
  readonly longestMs?: number;
}

export function pagePrinter({ binary, origin, longestMs = LONGEST_MS }: PrinterOptions): PrintPage {
  return async (path) => {
    if (binary === null) return err({ code: 'no-browser', detail: 'there is no Chromium' });
    const folder = await mkdtemp(join(tmpdir(), 'packroom-print-'));
    const file = join(folder, 'page.pdf');
    try {
      const ended = await run(binary, argumentsFor(folder, file, `${origin()}${path}`), longestMs);
      return ended.ok ? ok(new Uint8Array(await readFile(file))) : ended;
    } catch (cause) {
      return err({ code: 'failed', detail: cause instanceof Error ? cause.message : String(cause) });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    }
  };
}

function argumentsFor(folder: string, file: string, address: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    '--no-pdf-header-footer',
    // Until then the page's own letters have come.
    '--virtual-time-budget=20000',
    `--print-to-pdf=${file}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    address,
  ];
}

function run(
  binary: string,
  args: readonly string[],
  longestMs: number,
): Promise<Result<undefined, NotPrinted>> {
  return new Promise((done) => {
    const child = spawn(binary, args, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), longestMs);
    const end = (result: Result<undefined, NotPrinted>) => {
      clearTimeout(timer);
      done(result);
    };
    child.once('error', ({ message }) => end(err({ code: 'no-browser', detail: message })));
    child.once('close', (code, signal) =>
      end(code === 0 ? ok() : err({ code: 'failed', detail: `it ended with ${code ?? signal}` })),
    );
  });
}
