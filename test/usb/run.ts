/**
 * `npm run test:usb`: the product's drivers and its real USB transport against the project's simulators, which a real
 * Linux kernel takes for devices. Says scenario by scenario what came out; where it cannot run, it says why.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUsbRoom } from '../harness/usbip/devices.ts';
import { leversOf, serveLevers } from '../harness/usbip/levers.ts';
import { serveUsbIp } from '../harness/usbip/server.ts';
import { wallClock } from '../harness/wall-clock.ts';
import { runGuest } from './emulator.ts';
import { packGuest } from './initramfs.ts';
import { findParts } from './parts.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/packroom-usb');
const GIVE_UP_MS = 420_000;
/** Enough to see what the kernel had to say. */
const LAST_LINES = 30;

interface Word {
  readonly plan?: readonly string[];
  readonly title?: string;
  readonly why?: string | null;
  readonly ms?: number;
  readonly end?: boolean;
}

const passed: string[] = [];
const failed: string[] = [];
let skipped: string | null = null;

async function runInGuest(kernel: string, image: string): Promise<void> {
  const room = createUsbRoom(wallClock);
  const usbIp = await serveUsbIp(() => Object.values(room.plugs));
  const levers = await serveLevers(leversOf(room));
  const words = [`usbip=${usbIp.port}`, `levers=${levers.port}`];
  const last: string[] = [];
  let plan: readonly string[] = [];
  let hasEnded = false;

  function hear(line: string): void {
    const at = line.indexOf('@@{');
    if (at < 0) {
      if (process.env.PACKROOM_CONSOLE) console.log(`  | ${line}`);
      last.splice(0, last.length - LAST_LINES + 1);
      last.push(line);
      return;
    }
    const word = JSON.parse(line.slice(at + 2)) as Word;
    plan = word.plan ?? plan;
    hasEnded ||= word.end === true;
    if (word.title === undefined) return;
    if (word.why === null) passed.push(word.title);
    else failed.push(`${word.title}: ${word.why}`);
    console.log(
      `  ${word.why === null ? '✓' : '✗'} ${word.title} (${word.ms} ms)${word.why ? `: ${word.why}` : ''}`,
    );
  }

  console.log('Booting a Linux kernel in an emulator …');
  const end = await runGuest({ kernel, image, words, giveUpMs: GIVE_UP_MS }, hear);
  await usbIp.close();
  await levers.close();
  if (end === 'off' && hasEnded) return;
  const done = passed.length + failed.length;
  failed.push(`The guest broke off (${end}) after ${done} of ${plan.length} scenarios.`);
  console.log(`The last lines of its console:\n${last.join('\n')}`);
}

const parts = findParts(CACHE, (line) => console.log(line));
if (!parts.ok) skipped = `No simulator was plugged into a real kernel: ${parts.error}.`;
else await runInGuest(parts.value.kernel, await packGuest(parts.value, CACHE));

if (skipped) console.log(skipped);
const report = process.argv[2];
if (report) writeFileSync(report, JSON.stringify({ passed: passed.length, failed, skipped }));
console.log(`${passed.length} passed, ${failed.length} failed, ${skipped ? 1 : 0} skipped`);
process.exitCode = failed.length > 0 ? 1 : 0;
