/** The label text of this page: its threads, and the files that are bundled with it. */
import englishAddress from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url';
import scriptAddress from 'tesseract.js/dist/worker.min.js?url';
import coreAddress from 'tesseract.js-core/tesseract-core-simd-lstm.wasm.js?url';
import type { Clock } from '../../../shared/basics/clock.ts';
import { newDecodeWorker } from '../camera/browser-camera.ts';
import { openLabelReader } from './label-reader.ts';
import { createLabelText, type LabelText } from './label-text.ts';

export function createBrowserLabelText(clock: Clock): LabelText {
  const here = (address: string) => new URL(address, window.location.href).href;
  return createLabelText({
    newStraightener: () => newDecodeWorker(clock),
    openReader: () =>
      openLabelReader({
        language: here(englishAddress).replace(/\/[^/]+$/, ''),
        thread: { script: here(scriptAddress), core: here(coreAddress) },
      }),
    clock,
  });
}
