/** On what a benchmark ran: without it a figure means nothing. */
import { cpus, totalmem } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** Null where no browser takes part. */
  readonly chromium: string | null;
}

export function thisMachine(chromium: string | null): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    chromium,
  };
}

export function machineInWords({ processor, cores, memoryGb, node, chromium }: Machine): string {
  const browser = chromium === null ? '' : `, Chromium ${chromium}`;
  return `${processor}, ${cores} cores, ${memoryGb} GB, Node ${node}${browser}`;
}
