/**
 * How many pictures of labels are read, how many wrongly, and how long it takes: the kiosk's decoder beside
 * `zxing-wasm` as it comes and `@zxing/library` alone, on the same pictures and in turns. `npm run bench -- decode
 * [--quick] [--json]`; quick takes every fifth picture.
 */
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from '../../renderer/input/camera/picture.ts';
import { decodePicture } from '../../renderer/input/camera/pipeline.ts';
import { cleaned } from '../../renderer/input/camera/reading.ts';
import { type Case, corpus } from '../harness/labels/corpus.ts';
import { openReader, wasmFile } from '../harness/labels/wasm.ts';
import { machineInWords, thisMachine } from './machine.ts';
import { percentile } from './statistics.ts';
import { table } from './table.ts';

const DECODERS = ['ours', 'zxing-wasm', '@zxing/library'] as const;
type Decoder = (typeof DECODERS)[number];

export interface Outcome {
  readonly name: string;
  readonly group: string;
  readonly degradation: string;
  readonly decoder: Decoder;
  /** The tracking number, or nothing where there is none. */
  readonly isRight: boolean;
  /** Something that is not on the picture. */
  readonly isMisread: boolean;
  readonly ms: number;
}

const QUICK_EVERY = 5;

export async function run(args: readonly string[]): Promise<void> {
  const cases = corpus().filter((_, n) => !args.includes('--quick') || n % QUICK_EVERY === 0);
  const outcomes = await measure(cases, DECODERS);
  if (args.includes('--json')) return console.log(JSON.stringify(outcomes));
  console.log(`${cases.length} pictures; ${machineInWords(thisMachine(null))}\n`);
  console.log(`${table(HEADINGS, [...rows(outcomes, ({ group }) => group), totals(outcomes)])}\n`);
  console.log(
    table(
      HEADINGS,
      rows(outcomes, ({ degradation }) => degradation),
    ),
  );
}

export async function measure(
  cases: readonly Case[],
  decoders: readonly Decoder[],
): Promise<readonly Outcome[]> {
  const reads = await open();
  const outcomes: Outcome[] = [];
  for (const [n, one] of cases.entries()) {
    const picture = await one.draw();
    // Each goes first as often as the others: whoever does pays for a cold cache.
    for (const decoder of [
      ...decoders.slice(n % decoders.length),
      ...decoders.slice(0, n % decoders.length),
    ]) {
      const read = reads[decoder](picture);
      const since = performance.now();
      const texts = await read();
      outcomes.push(outcome(one, decoder, texts, performance.now() - since));
    }
  }
  return outcomes;
}

function outcome(one: Case, decoder: Decoder, texts: readonly string[], ms: number): Outcome {
  const { name, group, degradation, truth } = one;
  const [wanted] = truth;
  const isRight =
    wanted === undefined ? texts.length === 0 : texts.some((text) => text.includes(wanted.text));
  const isMisread = texts.some((text) => !truth.some((known) => text.includes(known.text)));
  return { name, group, degradation, decoder, isRight, isMisread, ms };
}

/** Lays the picture before the decoder in the form that it takes, and reads when it is called. */
type Read = (picture: Picture) => () => Promise<readonly string[]>;

async function open(): Promise<Record<Decoder, Read>> {
  const reader = await openReader();
  await prepareZXingModule({ overrides: { wasmBinary: wasmFile() }, fireImmediately: true });
  // It warns of each picture that it does not read.
  console.warn = () => undefined;
  // As a page must: for each row that is no barcode the library throws, and collects the calls that led there.
  Object.assign(Error, { stackTraceLimit: 0 });
  const library = new MultiFormatReader();
  library.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.TRY_HARDER, true],
      [DecodeHintType.POSSIBLE_FORMATS, FORMATS],
    ]),
  );
  return {
    ours: (picture) => async () => decodePicture(reader, picture).map(({ text }) => text),
    'zxing-wasm': ({ pixels, width, height }) => {
      const data = new Uint8ClampedArray(4 * pixels.length);
      for (const [at, grey] of pixels.entries()) data.fill(grey, 4 * at, 4 * at + 4);
      const image = { data, width, height, colorSpace: 'srgb' } as ImageData;
      return async () => {
        const found = await readBarcodes(image, { textMode: 'Plain' });
        return found.map(({ text }) => cleaned(text));
      };
    },
    '@zxing/library':
      ({ pixels, width, height }) =>
      async () => {
        try {
          const source = new RGBLuminanceSource(pixels, width, height);
          return [cleaned(library.decode(new BinaryBitmap(new HybridBinarizer(source))).getText())];
        } catch {
          return [];
        }
      },
  };
}

const FORMATS = [
  BarcodeFormat.CODE_128,
  BarcodeFormat.ITF,
  BarcodeFormat.CODE_39,
  BarcodeFormat.CODABAR,
  BarcodeFormat.QR_CODE,
  BarcodeFormat.DATA_MATRIX,
  BarcodeFormat.PDF_417,
  BarcodeFormat.AZTEC,
  BarcodeFormat.MAXICODE,
];

const HEADINGS = [
  'what',
  'pictures',
  ...DECODERS.flatMap((name) => [`${name}: right %`, 'misread', 'median ms', 'p95 ms']),
];

function rows(outcomes: readonly Outcome[], by: (one: Outcome) => string) {
  return [...new Set(outcomes.map(by))].map((key) =>
    row(
      key,
      outcomes.filter((one) => by(one) === key),
    ),
  );
}

const totals = (outcomes: readonly Outcome[]) => row('all', outcomes);

function row(name: string, outcomes: readonly Outcome[]) {
  const figures = DECODERS.flatMap((decoder) => {
    const ofIt = outcomes.filter((one) => one.decoder === decoder);
    const times = ofIt.map(({ ms }) => ms);
    const share = (100 * ofIt.filter(({ isRight }) => isRight).length) / ofIt.length;
    const misread = ofIt.filter(({ isMisread }) => isMisread).length;
    return [share, `${misread}`, percentile(times, 50), percentile(times, 95)];
  });
  return [name, `${outcomes.length / DECODERS.length}`, ...figures];
}
