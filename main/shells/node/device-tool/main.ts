/**
 * `npm run device`: the installer's hand tool. It looks whether a kiosk has the devices, hands the errand what it needs
 * of the machine, and ends with what it came to. What a device does is its driver's affair.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { udevRules } from '../../../../hardware/supervisor/udev-rules.ts';
import { composeDevices } from '../../../compose.ts';
import { type Lock, takeLock } from '../../../host/lock-file.ts';
import { systemClock } from '../../../system-clock.ts';
import { startDevices } from '../devices/start.ts';
import { type Command, readCommand } from './command.ts';
import { HELP } from './help.ts';
import { list } from './list.ts';
import { lockerOpen } from './locker.ts';
import { printerErrand } from './printer.ts';
import { type Bench, settingsOf } from './room-at-hand.ts';
import { scannerWatch } from './scanner.ts';
import { createSpeaker, type Outcome, type Speaker } from './speaker.ts';
import { strikePulse } from './strike.ts';

const streams = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  error: (line: string) => void process.stderr.write(`${line}\n`),
};
const args = process.argv.slice(2);
const read = readCommand(args);
const speaker = createSpeaker(streams, args.includes('--json'));
const outcome = read.ok ? await run(read.value) : speaker.wrongUse(read.error);
// A simulated room goes on for ever, and what is open was given back.
process.stdout.write('', () => process.exit(outcome));

async function run(command: Command): Promise<Outcome> {
  if (command.errand.kind === 'help') return print(HELP);
  if (command.errand.kind === 'rules') return print(udevRules().trimEnd());
  if (command.isSimulated) return withDevices(command);
  const lock = await keepKioskAway(resolve(command.data));
  if (lock === 'in-use') {
    const say = `A kiosk is running on ${resolve(command.data)} and has the devices. Stop it first: two programs on one device take each other's answers.`;
    return speaker.no('kiosk-running', say);
  }
  try {
    return await withDevices(command);
  } finally {
    await lock?.release();
  }
}

async function withDevices(command: Command): Promise<Outcome> {
  // libusb starts without complaint where the kernel has no USB at all, and then finds nothing.
  if (!command.isSimulated && process.platform === 'linux' && !existsSync('/sys/bus/usb'))
    return speaker.no(
      'no-usb',
      'This machine has no USB: its kernel knows no USB bus. Try the tool with --simulated.',
    );
  const room = command.isSimulated ? 'simulated' : 'real';
  const devices = await composeDevices(room, startDevices, settingsOf(command), command.mishaps);
  if (!devices.ok)
    return command.isSimulated ? speaker.wrongUse(devices.error) : speaker.no('no-usb', devices.error);
  try {
    const { source, guard } = devices.value;
    return await go({ clock: systemClock, source, guard, command }, speaker);
  } finally {
    await devices.value.close();
  }
}

async function go(bench: Bench, to: Speaker): Promise<Outcome> {
  const { errand } = bench.command;
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => interrupted.abort());
  switch (errand.kind) {
    case 'printer-status':
      return printerErrand(bench, to, false);
    case 'printer-test':
      return printerErrand(bench, to, true);
    case 'scanner-watch':
      return scannerWatch(bench, to, errand.count, interrupted.signal);
    case 'strike-pulse': {
      const agree = agreement(errand.isAgreed, interrupted.signal);
      return strikePulse(bench, to, { holdMs: errand.holdMs, agree, interrupted: interrupted.signal });
    }
    case 'locker-open': {
      const agree = agreement(errand.isAgreed, interrupted.signal);
      return lockerOpen(bench, to, { compartment: errand.compartment, agree });
    }
    default:
      return list(bench, to);
  }
}

/** Where no kiosk has ever been there is nobody to keep away; a kiosk elsewhere shows as a device that is busy. */
async function keepKioskAway(folder: string): Promise<Lock | 'in-use' | null> {
  if (!existsSync(folder)) return null;
  const lock = await takeLock(folder, process.pid);
  return lock.ok ? lock.value : 'in-use';
}

function agreement(isAgreed: boolean, signal: AbortSignal) {
  return async (question: string) => isAgreed || (await ask(question, signal));
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Readline takes Ctrl-C for itself while it asks.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return (await terminal.question(question, { signal })).trim() === 'yes';
  } catch {
    return false;
  } finally {
    terminal.close();
  }
}

function print(text: string): 0 {
  streams.out(text);
  return 0;
}
