/**
 * `node test/harness/printing/fuzz.ts --inputs 5000000 --seed 1`: answers that a printer never gave, half of them
 * spoilt from real ones, into everything that reads a printer. Throwing is the fault; so is taking long.
 */
import { parseArgs } from 'node:util';
import { createStatusReader } from '../../../hardware/printer/brother-ql/status.ts';
import { languageOf, parseDeviceId } from '../../../hardware/printer/device-id.ts';
import { withoutRealTimeCommands } from '../../../hardware/printer/escpos/commands.ts';
import { createReplyReader } from '../../../hardware/printer/escpos/replies.ts';
import { troublesInAutomatic } from '../../../hardware/printer/escpos/status.ts';
import { parseErrorStatus } from '../../../hardware/printer/zpl/error-status.ts';
import { createFrameReader } from '../../../hardware/printer/zpl/frames.ts';
import { createHostStatusReader } from '../../../hardware/printer/zpl/host-status.ts';
import { fromHex, toHex, toUtf8 } from '../../../shared/basics/bytes.ts';
import { seededRandom } from '../randomness.ts';

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const inputs = Number(values.inputs);
const random = seededRandom(Number(values.seed));

const REAL = [
  toUtf8(
    '\x02014,0,0,0633,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n',
  ),
  toUtf8(
    '\x02\r\n  PRINTER STATUS\r\n  ERRORS: 1 00000000 00000005\r\n  WARNINGS: 0 00000000 00000000\r\n\x03',
  ),
  fromHex('802042343530000000003e0a'.padEnd(64, '0')),
  fromHex('1614000000372237463341000037250012'),
  toUtf8('\x00\x2cMFG:Zebra ;CMD:ZPL;MDL:GK420d;CLS:PRINTER;'),
] as const;

const frames = createFrameReader();
const lines = createHostStatusReader();
const replies = createReplyReader();
const statuses = createStatusReader();

/** Each reader keeps what came before, as it does in a day. */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => void>> = {
  zpl(bytes) {
    for (const frame of frames.push(bytes)) {
      lines.take(frame);
      parseErrorStatus(frame);
    }
  },
  escpos(bytes) {
    for (const reply of replies.push(bytes)) if (reply.kind === 'automatic') troublesInAutomatic(reply.bytes);
  },
  'brother-ql': (bytes) => void statuses.push(bytes),
  'device id'(bytes) {
    const id = parseDeviceId(bytes);
    if (id) languageOf(id);
  },
  picture(bytes) {
    const safe = withoutRealTimeCommands(bytes);
    for (const [at, byte] of safe.entries()) {
      if (byte === 0x10 && [0x04, 0x05, 0x14].includes(safe[at + 1] ?? 0))
        throw new Error('an order is left');
    }
  },
};

function input(): Uint8Array {
  const [kind = 0, length = 0, at = 0, value = 0] = random(4);
  if (kind < 128) return random(length);
  const real = REAL[kind % REAL.length] ?? REAL[0];
  const spoilt = real.slice(0, kind % 3 === 0 ? length % real.length : real.length);
  if (spoilt.length > 0) spoilt[at % spoilt.length] = value;
  return spoilt;
}

const SLOW_MS = 2_000;
const since = performance.now();
let faults = 0;
for (let n = 0; n < inputs; n++) {
  const bytes = input();
  for (const [name, read] of Object.entries(READERS)) {
    const began = performance.now();
    try {
      read(bytes);
    } catch (cause) {
      faults++;
      console.log(`${name}, input ${n} ${toHex(bytes)}: ${String(cause)}`);
    }
    const took = performance.now() - began;
    if (took > SLOW_MS) console.log(`${name}, input ${n} took ${Math.round(took)} ms`);
  }
}
const seconds = Math.round((performance.now() - since) / 1_000);
console.log(
  `${inputs} inputs to ${Object.keys(READERS).length} readers, seed ${values.seed}: ${faults} faults, ${seconds} s`,
);
if (faults > 0) process.exitCode = 1;
