import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Strike } from '../../hardware/ports/strike.ts';
import { openCodeless } from '../../main/host/codes/codeless.ts';
import { createDoorRelease } from '../../main/host/door/door-release.ts';
import { openJournal } from '../../main/host/journal.ts';
import { ok } from '../../shared/basics/result.ts';
import type { Grant } from '../../shared/bridge/contract.ts';
import { Directory } from '../../shared/domain/directory.ts';
import { DoorId, PhotoHash, UnitId } from '../../shared/domain/ids.ts';
import { emptyHead } from '../../shared/ledger/chain.ts';
import { codesBench, must } from '../harness/codes-bench.ts';
import { chained, STREAM, sessionId } from '../harness/drafts.ts';
import { faultyFiles } from '../harness/faulty-files.ts';
import { directory as house } from '../harness/people.ts';

const MAIN = DoorId.parse('main');
const HOLD_MS = 5_000;
const MINUTE = 60_000;
const LABEL = '1Z5R89390357567127';
const BADGE = 'DRIVER/00417';
const directory = Directory.parse({
  ...house,
  property: { ...house.property, intake: { codeless: 'known-unit' } },
});

/** A host's codes and its door, whose strike is dead until a test plugs it in. */
async function bench() {
  const codes = await codesBench();
  must(await codes.kiosk().couriers.enrol('ups', BADGE));
  let isPlugged = false;
  const strike: Strike = {
    maxReleaseMs: 10_000,
    setUpWarning: null,
    release: async () => ok(),
    lock: async () => undefined,
    state: () => 'locked',
    onState: () => () => undefined,
    onGone: () => () => undefined,
    close: async () => undefined,
  };
  const doorOf = async () => {
    const { grants, time } = codes.kiosk();
    const folder = join(codes.folder, 'journal');
    const journal = must(await openJournal({ files: faultyFiles(), folder, stream: STREAM }));
    onTestFinished(() => journal.close());
    const codeless = must(
      await openCodeless({
        files: faultyFiles(),
        path: join(codes.folder, 'codeless-starts.json'),
        directory: () => directory,
        pepper: new Uint8Array(32),
        time,
        grants,
        hasPhoto: async () => true,
      }),
    );
    const doors = createDoorRelease({
      admits: async () => true,
      clock: codes.clock,
      journal,
      grants,
      doors: [{ id: MAIN, releaseMs: HOLD_MS }],
      strike: () => (isPlugged ? strike : null),
      deviceLog: { append: async () => undefined },
      ordered: () => undefined,
      released: codeless.opened,
    });
    const open = async ({ id: grant }: Grant) => {
      const data = { door: MAIN, session: sessionId(1), grant, holdMs: HOLD_MS };
      const actor = { kind: 'courier', id: sessionId(1) } as const;
      const head = journal.head().seq === 0 ? emptyHead(STREAM) : journal.head();
      const events = chained([{ type: 'door.release-ordered', actor, data }], head);
      must(await journal.append(events));
      const [event] = events;
      return event === undefined ? null : doors.release(event.id, MAIN);
    };
    const byLabel = () =>
      codeless.begin({
        text: LABEL,
        aim: ']C0',
        unit: UnitId.parse('u-4b'),
        photo: PhotoHash.parse('ab'.repeat(32)),
      });
    return { open, byLabel };
  };
  return {
    codes,
    doorOf,
    plug: () => {
      isPlugged = true;
    },
  };
}

type Bench = Awaited<ReturnType<typeof bench>>;
type Door = Awaited<ReturnType<Bench['doorOf']>>;

const ways: readonly (readonly [string, (at: Bench, door: Door) => Promise<{ answer: string }>])[] = [
  ['code', ({ codes }) => codes.kiosk().code(codes.shown.couriers[0]?.code ?? '')],
  ['badge', ({ codes }) => codes.kiosk().badge(BADGE)],
  ['label', (_, { byLabel }) => byLabel()],
];

async function granted(answer: Promise<{ answer: string }>): Promise<Grant> {
  const told = (await answer) as { answer: string; grant?: Grant };
  if (told.grant === undefined) throw new Error(told.answer);
  return told.grant;
}

describe.each(ways)('a courier’s %s and a dead strike', (_, show) => {
  test('the same grant opens the door when the strike is back, to the end of its hour', async () => {
    const at = await bench();
    const door = await at.doorOf();
    const grant = await granted(show(at, door));
    for (let n = 0; n < 3; n++) expect(await door.open(grant)).toEqual({ ok: false, error: 'no-strike' });
    at.plug();
    await at.codes.clock.advance(60 * MINUTE - 1);
    expect(await door.open(grant)).toEqual(ok({ releasedMs: HOLD_MS }));
    await at.codes.clock.advance(1);
    expect(await door.open(grant)).toEqual({ ok: false, error: 'not-justified' });
  });

  test('after a restart in between it is shown again, and opens', async () => {
    const at = await bench();
    const before = await at.doorOf();
    const lost = await granted(show(at, before));
    expect(await before.open(lost)).toMatchObject({ ok: false });
    await at.codes.restart('cut');
    at.plug();
    const door = await at.doorOf();
    expect(await door.open(lost)).toEqual({ ok: false, error: 'not-justified' });
    expect(await door.open(await granted(show(at, door)))).toEqual(ok({ releasedMs: HOLD_MS }));
  });
});

test('a label is used up by the door that opened, and by nothing before it', async () => {
  const at = await bench();
  const door = await at.doorOf();
  const grant = await granted(door.byLabel());
  await door.open(grant);
  at.plug();
  await door.open(grant);
  expect(await door.byLabel()).toEqual({ answer: 'used' });
  // Its courier has not gone: the second armful.
  expect(await door.open(grant)).toEqual(ok({ releasedMs: HOLD_MS }));
});
