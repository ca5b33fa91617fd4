/**
 * One look at a grey picture by `zxing-wasm`, which only this file knows. The picture goes to it as it is; which looks
 * to take and in what order is for `pipeline.ts`.
 */
import { prepareZXingModule, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import type { Picture } from './picture.ts';
import { cleaned, type Point, type Reading } from './reading.ts';

/** What a look takes: each of these costs time, and finds what the others miss. */
export interface Look {
  readonly formats: readonly ReadInputBarcodeFormat[];
  /** More rows of a linear code, more places for a square one. */
  readonly harder: boolean;
  /** Also turned by a quarter. */
  readonly turned: boolean;
  /** Also at a half and a third of the size, down to so many pixels a side; null: at its own size alone. */
  readonly smallerDownTo: number | null;
  readonly inverted: boolean;
  readonly denoised: boolean;
  /** How black is told from white: by the neighbourhood, or by the whole row. */
  readonly black: 'local' | 'global';
}

export interface Reader {
  /** What was read, each code once a place. Codes with a wrong check digit are not. */
  read(picture: Picture, look: Look): readonly Reading[];
}

/** The library's own numbers (its `binarizer` and `textMode` lists of 3.1). */
const BINARIZERS = { local: 0, global: 1 };
const PLAIN_TEXT = 0;
const IGNORE_ADD_ONS = 0;
const UNKNOWN_CHARACTERS = 0;
/** Rows that must say the same of a linear code. */
const ROWS_THAT_AGREE = 2;
const MOST_CODES = 20;
const SMALLER_BY = 3;

/** What is used of the library; its own types need those of Emscripten. */
interface Library {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (at: number) => void;
  readonly readBarcodesFromPixmap: (
    at: number,
    width: number,
    height: number,
    options: Readonly<Record<string, string | number | boolean>>,
  ) => {
    readonly size: () => number;
    readonly get: (n: number) => Found | undefined;
    readonly delete: () => void;
  };
}

interface Found {
  readonly text: string;
  readonly symbologyIdentifier: string;
  readonly position: Readonly<Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', Point>>;
}

/** `wasm` is the library's `zxing_reader.wasm`; nothing is fetched. Rejects where WebAssembly cannot start. */
export async function loadReader(wasm: ArrayBuffer): Promise<Reader> {
  const started: unknown = await prepareZXingModule({
    overrides: { wasmBinary: wasm },
    fireImmediately: true,
  });
  const library = started as Library;
  return { read: (picture, look) => read(library, picture, look) };
}

function read(library: Library, picture: Picture, look: Look): readonly Reading[] {
  const { pixels, width, height } = picture;
  const at = library._malloc(pixels.length);
  if (at === 0) throw new Error(`no room for a picture of ${width} × ${height}`);
  try {
    library.HEAPU8.set(pixels, at);
    const found = library.readBarcodesFromPixmap(at, width, height, {
      formats: look.formats.join(','),
      tryHarder: look.harder,
      tryRotate: look.turned,
      tryInvert: look.inverted,
      tryDownscale: look.smallerDownTo !== null,
      tryDenoise: look.denoised,
      binarizer: BINARIZERS[look.black],
      isPure: false,
      downscaleThreshold: look.smallerDownTo ?? 0,
      downscaleFactor: SMALLER_BY,
      minLineCount: ROWS_THAT_AGREE,
      maxNumberOfSymbols: MOST_CODES,
      validateOptionalChecksum: false,
      returnErrors: false,
      eanAddOnSymbol: IGNORE_ADD_ONS,
      textMode: PLAIN_TEXT,
      characterSet: UNKNOWN_CHARACTERS,
      tryCode39ExtendedMode: false,
    });
    const readings: Reading[] = [];
    for (let n = 0; n < found.size(); n++) {
      const one = found.get(n);
      if (one === undefined) continue;
      const { topLeft, topRight, bottomRight, bottomLeft } = one.position;
      const reading = readingOf(one.text, one.symbologyIdentifier, [
        topLeft,
        topRight,
        bottomRight,
        bottomLeft,
      ]);
      if (reading.text !== '') readings.push(reading);
    }
    found.delete();
    return readings;
  } finally {
    library._free(at);
  }
}

function readingOf(text: string, aim: string, corners: readonly Point[]): Reading {
  // Codabar's first and last letter say only where it begins and ends.
  const said = aim.startsWith(']F') ? text.replace(/^[A-D]|[A-D]$/gi, '') : text;
  return { text: cleaned(said), aim, corners };
}
