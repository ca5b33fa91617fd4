import { describe, expect, test } from 'vitest';
import { createGrants } from '../../../../main/host/codes/grants.ts';
import { createTraining, NO_WAYS, type TrainingWays } from '../../../../main/host/training.ts';
import { err, ok } from '../../../../shared/basics/result.ts';
import { EventId, StaffId, StreamId } from '../../../../shared/domain/ids.ts';
import type { StaffRole } from '../../../../shared/domain/staff-role.ts';
import type { Envelope } from '../../../../shared/events/envelope.ts';
import { emptyHead } from '../../../../shared/ledger/chain.ts';
import { chained, STREAM } from '../../../harness/drafts.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { seededRandom } from '../../../harness/randomness.ts';
import { sample } from '../../../harness/samples.ts';

const THERE = 'http://127.0.0.1:7421/?token=t';
const HERE = 'http://127.0.0.1:7420';
const NEVER_ORDERED = EventId.parse('00000000-0000-7000-8000-0000000000ff');

function bench({ ways = NO_WAYS, stream = STREAM, role = 'attendant' as StaffRole } = {}) {
  const grants = createGrants(createManualClock(), seededRandom(5));
  const said: string[] = [];
  const note = (what: string) => void said.push(what);
  const events: Envelope[] = [];
  const training = createTraining({
    stream,
    ways,
    grants,
    journal: { fresh: (id) => events.find((event) => event.id === id) ?? null },
    log: { info: note, warn: note, error: note },
  });
  const order = () => {
    const { id: grant } = grants.give({ kind: 'staff', staff: StaffId.parse('s-1'), role });
    const added = chained([sample('training.ordered', { grant })], emptyHead(STREAM));
    events.push(...added);
    return EventId.parse(added[0]?.id);
  };
  return { training, order, said };
}

const TO_TRAINING: TrainingWays = { begin: async () => ok(THERE), leave: null };

describe('the way to training', () => {
  test('is told for an order of staff, once', async () => {
    const { training, order } = bench({ ways: TO_TRAINING });
    expect(training.place()).toBe('offered');
    const id = order();
    expect(await training.begin(id)).toEqual(ok({ address: THERE }));
    expect(await training.begin(id)).toEqual(err('not-justified'));
  });

  test('is told to nobody without an order, and to no installer', async () => {
    const { training } = bench({ ways: TO_TRAINING });
    expect(await training.begin(NEVER_ORDERED)).toEqual(err('not-justified'));
    const installer = bench({ ways: TO_TRAINING, role: 'installer' });
    expect(await installer.training.begin(installer.order())).toEqual(err('not-justified'));
  });

  test('is not there where the shell shows only one kiosk', async () => {
    const { training, order } = bench();
    expect(training.place()).toBe('not-here');
    expect(await training.begin(order())).toEqual(err('not-here'));
    expect(training.leave()).toEqual({ address: null });
  });

  test('that could not be opened leaves everybody where they are, and says why in the log', async () => {
    const { training, order, said } = bench({ ways: { begin: async () => err('disk full'), leave: null } });
    expect(await training.begin(order())).toEqual(err('not-started'));
    expect(said).toEqual(['training was not started']);
  });
});

describe('within training', () => {
  const stream = StreamId.parse('training-0a1b2c');

  test('the way back is told, and none further in', async () => {
    const { training, order } = bench({ stream, ways: { begin: async () => ok(THERE), leave: () => HERE } });
    expect(training.place()).toBe('within');
    expect(training.leave()).toEqual({ address: HERE });
    expect(await training.begin(order())).toEqual(err('not-here'));
  });

  test('that runs by itself there is no way back', () => {
    const { training } = bench({ stream });
    expect(training.place()).toBe('alone');
    expect(training.leave()).toEqual({ address: null });
  });
});
