/** `npm run bench -- NAME [options]`: finds a benchmark by its name. What each measures is its own affair. */

interface Benchmark {
  readonly says: string;
  readonly load: () => Promise<{ readonly run: (args: readonly string[]) => Promise<void> }>;
}

const benchmarks: Readonly<Record<string, Benchmark>> = {
  ledger: {
    says: 'append, import, questions, start and memory of the ledger, beside IndexedDB, Dexie, RxDB and PouchDB',
    load: () => import('./ledger/run.ts'),
  },
  devices: {
    says: 'what a transfer takes more for the way to the device process and back',
    load: () => import('./devices.ts'),
  },
  decode: {
    says: 'pictures of labels: how many are read, and how quickly, beside zxing-wasm and @zxing/library alone',
    load: () => import('./decode.ts'),
  },
  'label-text': {
    says: 'how often the text of a label proposes the right resident, and how often a wrong one',
    load: () => import('./label-text.ts'),
  },
  'package-search': {
    says: 'a keystroke of the search of packages, among 100,000 of them, beside a look at every one',
    load: () => import('./package-search/run.ts'),
  },
  pin: {
    says: 'whether the time of an answer tells a wrong PIN from a unit that does not exist',
    load: () => import('./pin.ts'),
  },
  search: {
    says: 'a keystroke of a name, among 20,000 people in eight scripts, beside MiniSearch alone and a plain scan',
    load: () => import('./search/run.ts'),
  },
  verifier: {
    says: 'how quickly the bundled verifier reads an export (after `npm run build`)',
    load: () => import('./verifier.ts'),
  },
};

const [name = '', ...args] = process.argv.slice(2);
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (benchmark === undefined) {
  console.error('npm run bench -- NAME [options]\n');
  for (const [one, { says }] of Object.entries(benchmarks)) console.error(`  ${one.padEnd(14)} ${says}`);
  process.exitCode = 2;
} else {
  await (await benchmark.load()).run(args);
}
