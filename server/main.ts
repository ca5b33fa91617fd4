/** `npm run server`: the central server as a process of its own, until it is told to stop. */
import { readFileSync } from 'node:fs';
import { readConfig } from './config.ts';
import { runServer } from './run.ts';

/** What is not answered by then is cut off: every change is in the database or not at all. */
const STOP_MS = 10_000;

const config = readConfig(process.env);
if (config.ok) {
  const running = await runServer(config.value, versionOf(), (line) => process.stdout.write(line));
  if (running.ok) {
    process.stdout.write(`Packroom server is ready at ${running.value.address}\n`);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => void stopBy(running.value.stop));
    }
  } else fail(running.error);
} else fail(config.error);

async function stopBy(stop: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await stop();
  process.exit(0);
}

function versionOf(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function fail(say: string): void {
  process.stderr.write(`Packroom server did not start. ${say}\n`);
  process.exitCode = 1;
}
