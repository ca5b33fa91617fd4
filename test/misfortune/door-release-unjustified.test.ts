import { describe, expect, onTestFinished, test } from 'vitest';
import type { Strike, StrikeFailure } from '../../hardware/ports/strike.ts';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createDoorRelease } from '../../main/host/door/door-release.ts';
import { openJournal } from '../../main/host/journal.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Grant } from '../../shared/bridge/contract.ts';
import { DoorId, UnitId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/events/event.ts';
import { emptyHead } from '../../shared/ledger/chain.ts';
import { chained, received, STREAM, sessionId } from '../harness/drafts.ts';
import { faultyFiles, temporaryFolder } from '../harness/faulty-files.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { seededRandom } from '../harness/randomness.ts';

const MAIN = DoorId.parse('main');
const SIDE = DoorId.parse('side');
const HOLD_MS = 5_000;

function strikeDouble(maxReleaseMs = 10_000) {
  const holds: number[] = [];
  let answer: () => Promise<Result<void, StrikeFailure>> = async () => ok();
  const strike: Strike = {
    maxReleaseMs,
    setUpWarning: null,
    release: (holdMs) => {
      holds.push(holdMs);
      return answer();
    },
    lock: async () => undefined,
    state: () => 'locked',
    onState: () => () => undefined,
    onGone: () => () => undefined,
    close: async () => undefined,
  };
  return {
    strike,
    holds,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
}

async function bench({ maxReleaseMs = 30_000 } = {}) {
  const folder = await temporaryFolder();
  const clock = createManualClock();
  const files = faultyFiles();
  const double = strikeDouble(maxReleaseMs);
  let plugged: Strike | null = double.strike;
  const noted: unknown[] = [];

  const run = async () => {
    const opened = await openJournal({ files, folder, stream: STREAM });
    if (!opened.ok) throw new Error(opened.error);
    const journal = opened.value;
    onTestFinished(() => journal.close());
    const grants = createGrants(clock, seededRandom(1));
    const doors = createDoorRelease({
      admits: async () => true,
      clock,
      journal,
      grants,
      doors: [
        { id: MAIN, releaseMs: HOLD_MS },
        { id: SIDE, releaseMs: HOLD_MS },
      ],
      strike: () => plugged,
      deviceLog: { append: async (type, data) => void noted.push([type, data]) },
      ordered: () => undefined,
    });
    const grant = grants.give({ kind: 'resident', unit: UnitId.parse('u-4b') });
    /** Puts events at the end of the journal. */
    const write = async (...drafts: Draft[]) => {
      const head = journal.head().seq === 0 ? emptyHead(STREAM) : journal.head();
      const events = chained(drafts, head);
      const kept = await journal.append(events);
      if (!kept.ok) throw new Error(kept.error);
      const [first] = events;
      if (first === undefined) throw new Error('nothing was written');
      return first;
    };
    return { doors, grant, write };
  };
  return {
    clock,
    noted,
    run,
    holds: double.holds,
    answerWith: double.answerWith,
    unplug: () => {
      plugged = null;
    },
    plug: () => {
      plugged = double.strike;
    },
  };
}

function order(grant: Grant, { door = MAIN, holdMs = HOLD_MS } = {}): Draft {
  return {
    type: 'door.release-ordered',
    actor: { kind: 'resident', id: 'u-4b' },
    data: { door, session: sessionId(1), grant: grant.id, holdMs },
  };
}

describe('a release of the door', () => {
  test('happens on an order that is in the journal, on a grant that counts', async () => {
    const { run, holds } = await bench();
    const { doors, grant, write } = await run();
    const event = await write(order(grant));
    expect(await doors.release(event.id, MAIN)).toEqual(ok({ releasedMs: HOLD_MS }));
    expect(holds).toEqual([HOLD_MS]);
  });

  test('does not happen twice on one order, not even while the first is under way', async () => {
    const { run, holds, answerWith } = await bench();
    const { promise, resolve } = Promise.withResolvers<Result<void, StrikeFailure>>();
    answerWith(() => promise);
    const { doors, grant, write } = await run();
    const event = await write(order(grant));
    const first = doors.release(event.id, MAIN);
    expect(await doors.release(event.id, MAIN)).toEqual(err('used-before'));
    resolve(ok());
    expect((await first).ok).toBe(true);
    expect(await doors.release(event.id, MAIN)).toEqual(err('used-before'));
    expect(holds).toHaveLength(1);
  });

  test('waits for nobody: a second order during a release is told that it is busy', async () => {
    const { run, holds, answerWith } = await bench();
    const { promise, resolve } = Promise.withResolvers<Result<void, StrikeFailure>>();
    answerWith(() => promise);
    const { doors, grant, write } = await run();
    const one = await write(order(grant));
    const two = await write(order(grant));
    const first = doors.release(one.id, MAIN);
    expect(await doors.release(two.id, MAIN)).toEqual(err('busy'));
    resolve(ok());
    await first;
    expect((await doors.release(two.id, MAIN)).ok).toBe(true);
    expect(holds).toHaveLength(2);
  });

  test('is as long as any door is ever released for who asked for more time, once', async () => {
    const { run, holds, answerWith } = await bench();
    const { doors, grant, write } = await run();
    const longest = async () => doors.release((await write(order(grant, { holdMs: 30_000 }))).id, MAIN);
    answerWith(async () => err({ code: 'not-released' }));
    expect(await longest()).toEqual(err('not-released'));
    answerWith(async () => ok());
    expect(await longest()).toEqual(ok({ releasedMs: 30_000 }));
    expect(await longest()).toEqual(err('not-justified'));
    const between = await write(order(grant, { holdMs: 29_999 }));
    expect(await doors.release(between.id, MAIN)).toEqual(err('not-justified'));
    const usual = await write(order(grant));
    expect((await doors.release(usual.id, MAIN)).ok).toBe(true);
    expect(holds).toEqual([30_000, 30_000, HOLD_MS]);
  });

  test('does not happen on an event that is not in the journal', async () => {
    const { run, holds } = await bench();
    const { doors, grant } = await run();
    const [never] = chained([order(grant)]);
    expect(await doors.release(never?.id as never, MAIN)).toEqual(err('not-justified'));
    expect(holds).toEqual([]);
  });

  test('does not happen on an event that orders no release', async () => {
    const { run, holds } = await bench();
    const { doors, write } = await run();
    const event = await write(received(1));
    expect(await doors.release(event.id, MAIN)).toEqual(err('not-justified'));
    expect(holds).toEqual([]);
  });

  test('does not happen at another door than the ordered one, nor at one that is not there', async () => {
    const { run, holds } = await bench();
    const { doors, grant, write } = await run();
    const event = await write(order(grant, { door: SIDE }));
    expect(await doors.release(event.id, MAIN)).toEqual(err('not-justified'));
    expect(await doors.release(event.id, DoorId.parse('roof'))).toEqual(err('unknown-door'));
    expect(holds).toEqual([]);
  });

  test('happens until the grant has run out, and not a moment later, whatever the wall clock says', async () => {
    const { run, holds, clock } = await bench();
    const { doors, grant, write } = await run();
    const before = await write(order(grant));
    const after = await write(order(grant));
    await clock.advance(20 * 60_000 - 1);
    expect((await doors.release(before.id, MAIN)).ok).toBe(true);
    await clock.advance(1);
    clock.setWall(0);
    expect(await doors.release(after.id, MAIN)).toEqual(err('not-justified'));
    expect(holds).toHaveLength(1);
  });

  test('does not happen on a grant that this host never gave', async () => {
    const { run, holds } = await bench();
    const { doors, grant, write } = await run();
    const event = await write(order({ ...grant, id: sessionId(9) as never }));
    expect(await doors.release(event.id, MAIN)).toEqual(err('not-justified'));
    expect(holds).toEqual([]);
  });

  test('does not happen on an order of an earlier run', async () => {
    const { run, holds } = await bench();
    const first = await run();
    const event = await first.write(order(first.grant));
    const second = await run();
    expect(await second.doors.release(event.id, MAIN)).toEqual(err('not-justified'));
    expect(holds).toEqual([]);
  });

  test('does not happen on an order that lies a hundred events back', async () => {
    const { run, holds } = await bench();
    const { doors, grant, write } = await run();
    const old = await write(order(grant));
    const recent = await write(order(grant));
    await write(...Array.from({ length: 98 }, (_, n) => received(n + 1)));
    expect((await doors.release(recent.id, MAIN)).ok).toBe(true);
    await write(received(99));
    expect(await doors.release(old.id, MAIN)).toEqual(err('not-justified'));
    expect(holds).toHaveLength(1);
  });

  test('does not happen for longer than the door, or the strike, may be released', async () => {
    const long = await bench();
    const first = await long.run();
    const tooLong = await first.write(order(first.grant, { holdMs: HOLD_MS + 1 }));
    expect(await first.doors.release(tooLong.id, MAIN)).toEqual(err('not-justified'));
    const weak = await bench({ maxReleaseMs: HOLD_MS - 1 });
    const second = await weak.run();
    const event = await second.write(order(second.grant));
    expect(await second.doors.release(event.id, MAIN)).toEqual(err('not-justified'));
    expect([...long.holds, ...weak.holds]).toEqual([]);
  });

  test('happens for fifteen seconds more for somebody who needs longer, and for nothing in between', async () => {
    const { run, holds } = await bench();
    const { doors, grant, write } = await run();
    for (const holdMs of [HOLD_MS + 14_999, HOLD_MS + 15_001]) {
      const odd = await write(order(grant, { holdMs }));
      expect(await doors.release(odd.id, MAIN)).toEqual(err('not-justified'));
    }
    const longer = await write(order(grant, { holdMs: HOLD_MS + 15_000 }));
    expect(await doors.release(longer.id, MAIN)).toEqual(ok({ releasedMs: HOLD_MS + 15_000 }));
    expect(holds).toEqual([HOLD_MS + 15_000]);
  });

  test('is noted when there is no strike, and the order still counts when there is one again', async () => {
    const { run, noted, unplug, plug } = await bench();
    const { doors, grant, write } = await run();
    const event = await write(order(grant));
    unplug();
    expect(await doors.release(event.id, MAIN)).toEqual(err('no-strike'));
    expect(noted).toEqual([['door.not-released', { door: MAIN, why: 'no-strike' }]]);
    plug();
    expect((await doors.release(event.id, MAIN)).ok).toBe(true);
  });

  test.each([
    ['not-released', 'not-released'],
    ['busy', 'busy'],
    ['gone', 'no-strike'],
  ] as const)('that the strike answers with %s is noted as %s', async (code, told) => {
    const { run, noted, answerWith } = await bench();
    answerWith(async () => err({ code }));
    const { doors, grant, write } = await run();
    const event = await write(order(grant));
    expect(await doors.release(event.id, MAIN)).toEqual(err(told));
    expect(noted).toEqual([['door.not-released', { door: MAIN, why: told }]]);
  });

  test('that broke off leaves the way free for the next order', async () => {
    const { run, answerWith } = await bench();
    answerWith(() => Promise.reject(new Error('a defect of a driver')));
    const { doors, grant, write } = await run();
    const one = await write(order(grant));
    const two = await write(order(grant));
    await expect(doors.release(one.id, MAIN)).rejects.toThrow('a defect of a driver');
    answerWith(async () => ok());
    expect((await doors.release(two.id, MAIN)).ok).toBe(true);
  });
});
