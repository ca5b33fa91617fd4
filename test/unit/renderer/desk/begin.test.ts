import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { perform } from '../../../../renderer/desk/perform.ts';
import type { Handlers } from '../../../../shared/bridge/contract.ts';
import { type DeskBench, deskBench } from '../../../harness/desk-bench.ts';
import { directory, grant, scanned } from '../../../harness/people.ts';

const UPS = '1Z5R89390357567127';
const BADGE = 'DRIVER/00417';
const [unit] = directory.units;
if (unit === undefined) throw new Error('the test property is empty');
const held = { scanned: scanned(UPS, ']C0'), tracking: UPS, carrier: 'ups' } as const;
const byLabel = { do: 'begin-by-label', held, unit } as const;
const allowed: Partial<Handlers> = {
  'intake.begin-by-label': async () => ({ answer: 'granted', grant: grant('courier') }),
};
const events = (bench: DeskBench) => bench.database.events.toArray();
const types = async (bench: DeskBench) => (await events(bench)).map(({ type }) => type);
const commands = (bench: DeskBench) => bench.asked.map(({ command }) => command);

describe('a badge', () => {
  test('starts a session that says so, without a word of the badge', async () => {
    const bench = deskBench();
    const told = await perform(bench.desk, { do: 'verify-badge', scanned: scanned(BADGE) });
    expect(told).toMatchObject({ type: 'code-granted' });
    expect(await events(bench)).toMatchObject([{ type: 'session.started', data: { by: 'badge' } }]);
    expect(JSON.stringify(await events(bench))).not.toContain(BADGE);
  });

  test.each(['wrong', 'waiting'] as const)('that is %s is a label, and no refusal', async (answer) => {
    const bench = deskBench({ 'code.verify': async () => ({ answer, waitMs: 1_000 }) });
    const told = await perform(bench.desk, { do: 'verify-badge', scanned: scanned(BADGE) });
    expect(told).toEqual({ type: 'not-a-badge', scanned: scanned(BADGE) });
    expect(await types(bench)).toEqual([]);
  });

  test('that is one no more is refused, and the ledger has it', async () => {
    const bench = deskBench({ 'code.verify': async () => ({ answer: 'expired', waitMs: 0 }) });
    const told = await perform(bench.desk, { do: 'verify-badge', scanned: scanned(BADGE) });
    expect(told).toEqual({ type: 'code-refused', refused: { why: 'expired', waitMs: 0 } });
    expect(await events(bench)).toMatchObject([
      { type: 'credential.refused', data: { kind: 'badge', why: 'expired' } },
    ]);
  });
});

describe('a start without a code', () => {
  test('takes a photo, asks the host, and records the parcel with its photo', async () => {
    const bench = deskBench(allowed);
    const told = await perform(bench.desk, byLabel);
    expect(told).toMatchObject({ type: 'begun', received: { roomCode: 'K2-0001', unit: '4B' } });
    expect(commands(bench).indexOf('photo.keep')).toBeLessThan(
      commands(bench).indexOf('intake.begin-by-label'),
    );
    expect(await types(bench)).toEqual([
      'session.started',
      'package.received',
      'label.prepared',
      'package.photographed',
    ]);
    expect((await events(bench))[0]).toMatchObject({ data: { by: 'label', kind: 'courier' } });
    expect((await events(bench))[1]).toMatchObject({ data: { tracking: UPS, recipient: { unit: 'u-4b' } } });
    // The door is the flow's to ask for, when this is in the ledger.
    expect(commands(bench)).not.toContain('door.release');
  });

  test('without a camera is asked of nobody, and leaves nothing behind', async () => {
    const bench = deskBench(allowed);
    bench.camera = { ok: false, error: 'no-camera' };
    expect(await perform(bench.desk, byLabel)).toEqual({ type: 'not-begun', problem: { code: 'no-photo' } });
    expect(commands(bench)).not.toContain('intake.begin-by-label');
    expect(await types(bench)).toEqual([]);
  });

  test.each([
    [
      { answer: 'too-many', waitMs: 60_000 },
      { code: 'too-many', waitMs: 60_000 },
    ],
    [{ answer: 'used' }, { code: 'used' }],
    [{ answer: 'not-allowed' }, { code: 'no-proof' }],
    [{ answer: 'not-kept' }, { code: 'not-recorded' }],
  ] as const)('that the host answers with %o is said to be so', async (answer, problem) => {
    const bench = deskBench({ 'intake.begin-by-label': async () => answer });
    expect(await perform(bench.desk, byLabel)).toEqual({ type: 'not-begun', problem });
    expect(await types(bench)).toEqual([]);
  });

  test('on a full disk begins nothing', async () => {
    const bench = deskBench(allowed);
    bench.level = 'full';
    expect(await perform(bench.desk, byLabel)).toEqual({ type: 'not-taking' });
  });

  test('whose parcel could not be recorded any more leaves no session open', async () => {
    const bench = deskBench({
      'intake.begin-by-label': async () => {
        bench.level = 'full';
        return { answer: 'granted', grant: grant('courier') };
      },
    });
    expect(await perform(bench.desk, byLabel)).toEqual({ type: 'not-taking' });
    expect(await types(bench)).toEqual(['session.started', 'session.ended']);
  });

  test('with the same label after a door that did not open records no second parcel', async () => {
    const bench = deskBench(allowed);
    await perform(bench.desk, byLabel);
    expect(await perform(bench.desk, byLabel)).toMatchObject({
      type: 'begun',
      received: { roomCode: 'K2-0001', unit: '4B' },
    });
    expect((await types(bench)).filter((type) => type === 'package.received')).toHaveLength(1);
  });
});
