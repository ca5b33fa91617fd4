/**
 * How often the recipient is proposed rightly from the text of a label, how often wrongly, and how long reading takes:
 * `npm run bench -- label-text [--quick] [--json]`. Labels are drawn with people and units from a house of 600, and with
 * strangers; the curve shows what a threshold on the confidence would cost and win.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { decodePicture } from '../../renderer/input/camera/pipeline.ts';
import { uprightPicture } from '../../renderer/input/camera/upright.ts';
import { type LabelReader, openLabelReader } from '../../renderer/input/label-text/label-reader.ts';
import { propose, SHOWN_FROM } from '../../shared/label-text/propose.ts';
import { type AddressedCase, addressed, house } from '../harness/labels/addressed.ts';
import { openReader } from '../harness/labels/wasm.ts';
import { machineInWords, thisMachine } from './machine.ts';
import { percentile } from './statistics.ts';
import { table } from './table.ts';

const LABELS = 240;
const QUICK_LABELS = 24;

export interface TextOutcome {
  readonly degradation: string;
  readonly outcome: 'right' | 'wrong' | 'none';
  readonly confidence: number;
  readonly reason: string;
  readonly ms: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const outcomes = await measureText(addressed(args.includes('--quick') ? QUICK_LABELS : LABELS));
  if (args.includes('--json')) return console.log(JSON.stringify(outcomes));
  console.log(
    `${outcomes.length} labels, house of ${house.residents.length}; ${machineInWords(thisMachine(null))}\n`,
  );
  const shown = outcomes.filter(({ confidence }) => confidence >= SHOWN_FROM);
  const times = outcomes.map(({ ms }) => ms);
  console.log(
    `shown ${shown.length}, of them wrong ${shown.filter(({ outcome }) => outcome === 'wrong').length}; ` +
      `reading ${Math.round(percentile(times, 50))} ms median, ${Math.round(percentile(times, 95))} ms p95\n`,
  );
  console.log(`${table(['from confidence', 'proposed', 'right', 'wrong'], curve(outcomes))}\n`);
  const kinds = [...new Set(outcomes.map(({ degradation }) => degradation))];
  console.log(
    table(
      ['degradation', 'labels', 'proposed rightly', 'wrongly'],
      kinds.map((kind) => {
        const ofIt = shown.filter(({ degradation }) => degradation === kind);
        const count = outcomes.filter(({ degradation }) => degradation === kind).length;
        const right = ofIt.filter(({ outcome }) => outcome === 'right').length;
        return [kind, `${count}`, `${right}`, `${ofIt.length - right}`];
      }),
    ),
  );
}

function curve(outcomes: readonly TextOutcome[]) {
  const steps = [...new Set(outcomes.map(({ confidence }) => confidence))]
    .filter((one) => one > 0)
    .toSorted((a, b) => b - a);
  return steps.map((from) => {
    const proposed = outcomes.filter(({ confidence }) => confidence >= from);
    const right = proposed.filter(({ outcome }) => outcome === 'right').length;
    return [from, `${proposed.length}`, `${right}`, `${proposed.length - right}`];
  });
}

export async function measureText(cases: readonly AddressedCase[]): Promise<readonly TextOutcome[]> {
  const codes = await openReader();
  const reader = await openNodeReader();
  try {
    const outcomes: TextOutcome[] = [];
    for (const one of cases) {
      const picture = await one.draw();
      const since = performance.now();
      const lines = await reader.read(uprightPicture(picture, decodePicture(codes, picture)));
      const ms = performance.now() - since;
      const made = propose(house, lines);
      const resident = made?.resident?.id ?? null;
      const outcome = resident === null ? 'none' : resident === one.resident ? 'right' : 'wrong';
      const confidence = resident === null ? 0 : (made?.confidence ?? 0);
      outcomes.push({
        degradation: one.degradation,
        outcome,
        confidence,
        reason: made?.reason ?? 'nothing',
        ms,
      });
    }
    return outcomes;
  } finally {
    await reader.close();
  }
}

export function openNodeReader(): Promise<LabelReader> {
  const { resolve } = createRequire(import.meta.url);
  return openLabelReader({
    language: dirname(resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz')),
  });
}
