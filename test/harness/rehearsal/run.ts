/**
 * `npm run rehearse -- --days 30 --packages-per-day 300 --seed 7 --export FILE`: a whole room lived fast, through the
 * real flows and the real ledger. It ends with 1 when anything is not right.
 */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBrowser } from '../../../build/checks/test-browser.ts';
import { buildPage } from './built-page.ts';
import { type Asked, readOptions, USAGE } from './options.ts';
import { rehearse } from './rehearse.ts';
import { summary } from './sum.ts';

const asked = readOptions(process.argv.slice(2));
const executable = testBrowser();
if (!asked.ok) fail(`${asked.error}\n${USAGE}`);
else if (executable === undefined) fail('There is no Chromium, Chrome or Edge to rehearse in.');
else await run(asked.value, executable);

async function run(wanted: Asked, executable: string): Promise<void> {
  const scratch = join(tmpdir(), `packroom-rehearsal-${process.pid}.jsonl`);
  const built = await buildPage();
  try {
    const rehearsed = await rehearse(
      { ...wanted, exportTo: wanted.exportTo ?? scratch },
      {
        executable,
        pages: built.folder,
        dayIsOver: (day, { counts }) => {
          if (wanted.tellsProgress)
            console.log(`day ${day + 1}: ${counts.receivedBoxes} in, ${counts.collectedBoxes} out`);
        },
      },
    );
    console.log(summary(rehearsed, wanted.days));
    if (rehearsed.faults.length > 0) process.exitCode = 1;
  } finally {
    await built.remove();
    await rm(scratch, { force: true });
  }
}

function fail(say: string): void {
  console.error(say);
  process.exitCode = 1;
}
