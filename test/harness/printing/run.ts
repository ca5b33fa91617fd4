/** `node test/harness/printing/run.ts --days 10000 --seed 1`: days of printing, for as long as is wanted. */
import { parseArgs } from 'node:util';
import { printingDay } from './day.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    language: { type: 'string' },
  },
});
const MOST_SHOWN = 4;
const PROGRESS_EVERY = 1_000;
const languages = (['zpl', 'escpos', 'brother-ql'] as const).filter(
  (one) => values.language === undefined || one === values.language,
);
for (const language of languages) {
  const since = performance.now();
  const sum = { labels: 0, faults: 0, asked: 0, waiting: 0, wrong: 0 };
  const tell = (days: number) => {
    const seconds = Math.round((performance.now() - since) / 1_000);
    console.log(`${language}: ${days} days from seed ${values.seed} in ${seconds} s`, sum);
  };
  for (let day = 0; day < Number(values.days); day++) {
    const seed = Number(values.seed) + day;
    const report = await printingDay(language, seed);
    sum.labels += report.labels;
    sum.faults += report.faults.length;
    sum.asked += report.asked;
    sum.waiting += report.waiting;
    sum.wrong += report.wrong.length;
    if (report.wrong.length > 0 && sum.wrong <= MOST_SHOWN) console.log(`${language}, seed ${seed}:`, report);
    if ((day + 1) % PROGRESS_EVERY === 0) tell(day + 1);
  }
  if (sum.wrong > 0) process.exitCode = 1;
}
