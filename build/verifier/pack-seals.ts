/**
 * The seals beside the ledger in a pack, one slip a line: whether the kiosk made them, and whether they are of the events
 * in the ledger and of the one before its first. It reads the ledger as it goes by.
 */
import type { PackManifest } from '../../shared/incident-pack/manifest.ts';
import { EventLine, ExportHeader } from '../../shared/ledger/export-format.ts';
import { isGenuine } from '../../shared/ledger/seal.ts';
import { sealOnSlip } from '../../shared/ledger/seal-slip.ts';

export interface SealsCheck {
  /** Each line of the ledger. */
  ledgerLine(line: string): void;
  areGenuine(text: string, manifest: PackManifest): boolean;
}

export function createSealsCheck(): SealsCheck {
  const hashes = new Map<number, string>();
  let isFirst = true;
  return {
    ledgerLine: (line) => {
      const value = readJson(line);
      if (isFirst) {
        const { after } = ExportHeader.safeParse(value).data ?? {};
        if (after !== undefined) hashes.set(after.seq, after.hash);
        isFirst = false;
        return;
      }
      const event = EventLine.safeParse(value).data?.event;
      if (event !== undefined) hashes.set(event.seq, event.hash);
    },
    areGenuine: (text, { stream, publicKey }) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .every((line) => {
          const seal = sealOnSlip(line);
          if (seal === null || seal.stream !== stream || !isGenuine(seal, publicKey)) return false;
          return hashes.get(seal.seq) === seal.hash;
        }),
  };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
