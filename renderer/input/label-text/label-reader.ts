/**
 * Reads the printed text of a label with `tesseract.js`, in a thread of its own and from this machine's own files. It
 * knows no residents; what it read goes to whoever asked and nowhere else.
 */
import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Picture } from '../camera/picture.ts';

export interface LabelReader {
  /** The lines of text, from above. Rejects when the reader broke; then it is of no use. */
  read(picture: Picture): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where the reader's parts are. Nothing is fetched from anywhere else. */
export interface ReaderFiles {
  /** The folder of `eng.traineddata.gz`: a path, or an address. */
  readonly language: string;
  /** Addresses of the thread's script and of the program that it loads; left out where the package finds its own. */
  readonly thread?: { readonly script: string; readonly core: string };
}

export async function openLabelReader({ language, thread }: ReaderFiles): Promise<LabelReader> {
  const worker = await createWorker('eng', OEM.LSTM_ONLY, {
    langPath: language,
    cacheMethod: 'none',
    ...(thread === undefined
      ? {}
      : { workerPath: thread.script, corePath: thread.core, workerBlobURL: false }),
    // Without it a thread that breaks throws where nobody catches.
    errorHandler: () => undefined,
  });
  await worker.setParameters({
    // Words wherever they stand: a label has no columns and no paragraphs.
    tessedit_pageseg_mode: PSM.SPARSE_TEXT,
    // About what a camera sees of one; without it each picture is guessed at, and the guess is printed.
    user_defined_dpi: '200',
  });
  return {
    read: async (picture) => {
      const { data } = await worker.recognize(greymapOf(picture) as never, {}, { text: true });
      return data.text.split('\n').filter((line) => line.trim() !== '');
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** A portable greymap (PGM): the pixels as they are, after a line that says how many. */
function greymapOf({ pixels, width, height }: Picture): Blob | Uint8Array {
  const head = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  // In a page the library takes a file, in Node the bytes.
  return typeof document === 'undefined' ? Buffer.from(file) : new Blob([file]);
}
