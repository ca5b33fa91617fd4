import { describe, expect, test } from 'vitest';
import { createSimulatedRoom } from '../../../../hardware/simulation/room.ts';
import { printerCondition, strikeCondition } from '../../../../renderer/room/conditions.ts';
import type { Deed } from '../../../../renderer/room/deed.ts';
import { PRINTER_FAULTS, SCANNER_FAULTS, STRIKE_FAULTS } from '../../../../renderer/room/faults.ts';
import { RoomThings } from '../../../../renderer/room/room-state.ts';
import { must, seededBytes } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const aSimulatedRoom = () =>
  createSimulatedRoom({ clock: createManualClock(), random: seededBytes('faults'), people: [] });

test.each([...PRINTER_FAULTS, ...SCANNER_FAULTS, ...STRIKE_FAULTS])(
  '“$name” breaks the room and mends it',
  ({ isOn, begin, end }) => {
    const room = aSimulatedRoom();
    const after = ([device, action, params]: Deed) =>
      isOn(RoomThings.parse(must(room.act(device, action, params))));
    expect(isOn(RoomThings.parse(room.snapshot()))).toBe(false);
    expect(after(begin)).toBe(true);
    expect(after(end)).toBe(false);
  },
);

describe('what the printer shows', () => {
  const well = { plugged: true, paper: true, head: 'closed', silent: false, paused: false } as const;
  test.each([
    ['ready', well],
    ['paused', { ...well, paused: true }],
    ['paper-out', { ...well, paper: false, paused: true }],
    ['head-open', { ...well, head: 'open', paper: false } as const],
    ['silent', { ...well, silent: true, paper: false }],
    ['unplugged', { ...well, plugged: false, silent: true }],
  ] as const)('%s', (condition, printer) => expect(printerCondition(printer)).toBe(condition));
});

describe('what the lock shows', () => {
  const well = { plugged: true, relay: 'off', releasedMsLeft: 0, stuck: false } as const;
  test.each([
    ['locked', well],
    ['stuck', { ...well, stuck: true }],
    ['unplugged', { ...well, plugged: false, stuck: true }],
    ['released', { ...well, relay: 'on', stuck: true } as const],
  ] as const)('%s', (condition, strike) => expect(strikeCondition(strike)).toBe(condition));
});
