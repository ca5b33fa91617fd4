/** What goes wrong around a strike's board before, or while, it is told anything: who holds it, what it answers. */

import { describe, expect, test } from 'vitest';
import { createSupervisor } from '../../hardware/supervisor/supervisor.ts';
import { en } from '../../renderer/words/en.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { createManualClock } from '../harness/manual-clock.ts';
import { BOARD_FAMILIES, type BoardFamily, settingsFor } from '../harness/strike-boards.ts';

function aDoor(family: BoardFamily) {
  const clock = createManualClock();
  const board = family.make(clock);
  const supervisor = createSupervisor({
    clock,
    log: () => undefined,
    source: {
      devices: () => [board.wire.attached()].filter((one) => one !== null),
      onChange: (listener) => board.wire.onChange(listener),
    },
    settings: settingsFor(family),
  });
  const health = () => supervisor.health().find(({ role }) => role === 'strike');
  board.wire.plug();
  return { clock, board, supervisor, health };
}

describe.each(BOARD_FAMILIES)('a $name board', (family) => {
  test('that another program holds, its relay on, is locked as soon as it is let go', async () => {
    const { clock, board, supervisor, health } = aDoor(family);
    board.relays.switch(0, 'on');
    board.wire.faults.failAlways('open', { code: 'busy' });
    supervisor.start();
    await clock.advance(30_000);
    expect(health()).toMatchObject({ state: 'trouble', troubles: ['busy'] });
    expect(supervisor.strike()).toBeNull();
    board.wire.faults.clear();
    await clock.advance(12_000);
    expect(board.relays.mask()).toBe(0);
    expect(supervisor.strike()?.state()).toBe('locked');
  });

  test('that the system does not let us open says what an installer does about it', async () => {
    const { clock, board, supervisor, health } = aDoor(family);
    board.wire.faults.failAlways('open', { code: 'no-rights', hint: 'install the rules' });
    supervisor.start();
    await clock.advance(5_000);
    expect(health()).toMatchObject({ troubles: ['no-rights'], hint: 'install the rules' });
  });

  test('whose every transfer stalls in the middle of a release is an alarm within a second, and is locked after it', async () => {
    const { clock, board, supervisor, health } = aDoor(family);
    supervisor.start();
    await clock.advance(2_000);
    const release = supervisor.strike()?.release(2_000);
    await clock.advance(500);
    expect(await release).toEqual(ok());
    for (const operation of ['write', 'read', 'control'] as const) {
      board.wire.faults.failAlways(operation, { code: 'stalled', transferred: 0 });
    }
    await clock.advance(1_500 + 1_100);
    expect(health()?.troubles).toContain('stuck');
    board.wire.faults.clear();
    await clock.advance(3_000);
    expect(board.relays.mask()).toBe(0);
    expect(supervisor.strike()?.state()).toBe('locked');
  });

  test('that hears nothing of a release does not say that it released, and the door stays locked', async () => {
    const { clock, board, supervisor } = aDoor(family);
    supervisor.start();
    await clock.advance(2_000);
    board.wire.faults.failNext('write', { code: 'failed', detail: 'scripted' });
    board.wire.faults.failNext('control', { code: 'failed', detail: 'scripted' });
    const release = supervisor.strike()?.release(4_000);
    await clock.advance(3_000);
    expect(await release).toEqual(err({ code: 'not-released' }));
    expect(board.relays.mask()).toBe(0);
  });

  test('without a limit of its own names the module that makes it safe, and one with it does not', async () => {
    const { clock, supervisor, health } = aDoor(family);
    supervisor.start();
    await clock.advance(2_000);
    if (family.endsByItself) expect(health()?.warning).toBeNull();
    else {
      expect(health()?.warning).toBe('no-own-limit');
      expect(en.setUp.noOwnLimit).toMatch(/timer module.*Altronix 6062.*8 seconds/);
    }
  });
});
