/**
 * A kiosk's page with nobody before it: the product's own start, ledger, drain and database, and a driver in place of
 * the screens. It says what was acknowledged the moment it is, and judges nothing.
 */

import { tableNames } from '../../../renderer/ledger/database.ts';
import { createDrain } from '../../../renderer/ledger/drain.ts';
import type { AppendError } from '../../../renderer/ledger/ledger.ts';
import { type Started, start } from '../../../renderer/startup.ts';
import { deed, type Pick } from './deeds.ts';
import { PATIENCE_MS } from './ear.ts';
import { watchSteps } from './page-steps.ts';
import { picker } from './picker.ts';
import type { Said, TorturedPage } from './said.ts';

const say = (said: Said) => void window.say?.(said);
const steps = watchSteps(window, (step) => say({ say: 'at', step }));
const started = await start(window, () => undefined);
const life = window.location.hash.slice(1);
if (started.ok) {
  window.tortured = tortured(started.value);
  say({ say: 'started', life, publicKey: started.value.hello.publicKey });
} else {
  say({ say: 'not-started', life, problem: started.error });
}

function tortured({ ledger, database, questions, host, hello }: Started): TorturedPage {
  const drain = createDrain(ledger, questions, host, hello.stream, (what, cause) =>
    say({ say: 'reported', life, what: `${what}: ${cause}` }),
  );
  let isDriving = false;
  let deeds = 0;
  host.on('device-log.grew', () => {
    if (isDriving) void drain.run();
  });

  const append = async (pick: Pick): Promise<AppendError | null> => {
    const kept = await ledger.append(deed(`${life}-${deeds++}`, pick));
    if (kept.ok) {
      const events = kept.value.map(({ seq, id, hash }) => ({ seq, id, hash }));
      say({ say: 'acknowledged', events });
      return null;
    }
    say({ say: 'refused', life, why: kept.error });
    return kept.error;
  };

  return {
    drive: async (seed) => {
      const pick = picker(seed);
      isDriving = true;
      void drain.run();
      while (isDriving) {
        // Several at once, as when a label comes out while a courier scans.
        const some = Array.from({ length: 1 + pick(3) }, () => append(pick));
        if ((await Promise.all(some)).some((why) => why !== null)) isDriving = false;
      }
    },
    settle: async (due) => {
      // An entry may be read off the disk a moment before the host's own sync of it ends, and it tells of none earlier.
      const giveUpAt = performance.now() + PATIENCE_MS;
      do await drain.run();
      while ((await questions.drained()) < due && performance.now() < giveUpAt);
      return (await append(() => 0)) ?? 'settled';
    },
    stopAt: steps.stopAt,
    events: (after, limit) => database.events.where('seq').above(after).limit(limit).toArray(),
    seal: async () => {
      const journal = await host.ask('journal.head', {});
      return journal.ok ? journal.value.seal : null;
    },
    rows: async () => {
      const tables = await Promise.all(
        tableNames.map(async (name) => [name, await database.projections[name].toArray()] as const),
      );
      return Object.fromEntries(tables);
    },
  };
}
