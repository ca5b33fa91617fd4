/** The kiosk's own ledger and questions, from the product's own start, with the times of the tape. */
import { browser } from '../../../../renderer/browser.ts';
import { createLedger } from '../../../../renderer/ledger/ledger.ts';
import type { Started } from '../../../../renderer/startup.ts';
import { UnitId } from '../../../../shared/domain/ids.ts';
import type { Contender } from './contender.ts';

export function openOurs({ database, host, hello, questions, report }: Started): Contender {
  let now = 0;
  const ledger = createLedger({
    database,
    host,
    stream: hello.stream,
    clock: { ...browser.clock, now: () => now },
    random: browser.random,
    report,
  });

  return {
    prepare: async ({ drafts }) => {
      now = drafts.at(-1)?.at ?? now;
      const plain = drafts.map(({ draft }) => draft);
      return async () => {
        const kept = await ledger.append(plain);
        if (!kept.ok) throw new Error(`the ledger took no event: ${kept.error}`);
      };
    },
    waitingFor: (unit) => questions.waitingFor(UnitId.parse(unit)),
    withCode: questions.inRoomWithCode,
    withTracking: questions.inRoomWithTracking,
    board: async ({ from, to }) => {
      // As the staff's board asks: all at once.
      const [packages, occupied, traffic] = await Promise.all([
        questions.everythingInRoom(),
        questions.occupied(),
        questions.traffic(from, to),
      ]);
      return { packages, occupied, ...traffic };
    },
  };
}
