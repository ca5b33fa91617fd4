/**
 * Makes a journal long without years of waiting: events bound as the ledger binds them, written through the host's own
 * numbered log in large pieces. The host is down meanwhile.
 */
import { nodeFiles } from '../../../main/host/storage/files.ts';
import { openNumberedLog } from '../../../main/host/storage/numbered-log.ts';
import { uuidV7 } from '../../../shared/basics/uuid.ts';
import type { StreamId } from '../../../shared/domain/ids.ts';
import type { Envelope } from '../../../shared/events/envelope.ts';
import { canonical } from '../../../shared/ledger/canonical.ts';
import { bind, emptyHead, headOf } from '../../../shared/ledger/chain.ts';
import { seededRandom } from '../../harness/randomness.ts';
import type { Tape } from './tape.ts';

/** About as many as fit a segment, so that segments are as large as a kiosk's own. */
const PIECE = 1_500;

/** Appends events until the journal has `size`, and gives them piece by piece, as canonical JSON. */
export async function* fillJournal(
  folder: string,
  stream: StreamId,
  tape: Tape,
  size: number,
): AsyncGenerator<readonly string[]> {
  const log = await openNumberedLog({ files: nodeFiles, folder });
  try {
    let head = emptyHead(stream);
    if (log.last() > 0) {
      const latest = await log.read(log.last() - 1, 1);
      if (!latest.ok) throw new Error('the journal cannot be read');
      head = headOf(JSON.parse(latest.value[0] ?? '') as Envelope);
    }
    const random = seededRandom(head.seq + 1);
    while (log.last() < size) {
      const lines = tape.take(Math.min(PIECE, size - log.last())).map(({ at, draft }) => {
        const event = bind(head, draft, at, uuidV7(at, random));
        head = headOf(event);
        return canonical(event);
      });
      const written = await log.append(lines);
      if (!written.ok) throw new Error(`the journal cannot be filled: ${written.error}`);
      yield lines;
    }
  } finally {
    await log.close();
  }
}
