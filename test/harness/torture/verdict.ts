/** Exports the page's copy as a ledger and asks the verifier of the product, and then the journal, whether it is whole. */
import type { Page } from '@playwright/test';
import type { StreamId } from '../../../shared/domain/ids.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import { eventLine, headerLine, sealLine } from '../../../shared/ledger/export-format.ts';
import type { PublicKey } from '../../../shared/ledger/seal.ts';
import { createVerifier } from '../../../shared/ledger/verify.ts';
import type { Witness } from './witness.ts';

const PAGE = 500;

/** What is wrong with the whole of both copies, in words. */
export async function verdictOn(
  page: Page,
  journal: readonly string[],
  publicKey: PublicKey,
  witness: Witness,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const verifier = createVerifier();
  const take = (line: string) => verifier.take(line.trimEnd());
  let after = 0;
  for (;;) {
    const events = await page.evaluate(([from, limit]) => window.tortured?.events(from, limit) ?? [], [
      after,
      PAGE,
    ] as const);
    if (after === 0 && events[0] !== undefined)
      take(headerLine({ packroom: 'ledger', v: 1, stream: events[0].stream as StreamId, publicKey }));
    for (const event of events) {
      take(eventLine(event));
      if (event.hash !== witness.hashAt(event.seq)) faults.push(`event ${event.seq} was altered later`);
      if (canonical(event) !== journal[event.seq - 1])
        faults.push(`event ${event.seq} differs in the journal`);
    }
    if (events.length === 0) break;
    after += events.length;
  }
  if (journal.length !== after) faults.push(`the page has ${after} events and the journal ${journal.length}`);
  const seal = await page.evaluate(() => window.tortured?.seal() ?? null);
  if (seal !== null) take(sealLine(seal));
  const verdict = verifier.verdict();
  if (!verdict.intact) faults.push(`the verifier finds line ${verdict.line}: ${verdict.fault}`);
  return faults;
}
