/** What can be broken in the room, as one table: how it shows, how it begins, how it ends. */
import type { Deed } from './deed.ts';
import type { RoomState } from './room-state.ts';

export interface Fault {
  readonly name: string;
  readonly isOn: (room: Pick<RoomState, 'printer' | 'scanner' | 'strike'>) => boolean;
  readonly begin: Deed;
  readonly end: Deed;
}

export const PRINTER_FAULTS: readonly Fault[] = [
  {
    name: 'Paper out',
    isOn: ({ printer }) => !printer.paper,
    begin: ['printer', 'paper-out'],
    end: ['printer', 'paper-in'],
  },
  {
    name: 'Head open',
    isOn: ({ printer }) => printer.head === 'open',
    begin: ['printer', 'head-open'],
    end: ['printer', 'head-close'],
  },
  {
    name: 'Pause',
    isOn: ({ printer }) => printer.paused,
    begin: ['printer', 'pause'],
    end: ['printer', 'resume'],
  },
  {
    name: 'Silent',
    isOn: ({ printer }) => printer.silent,
    begin: ['printer', 'silence'],
    end: ['printer', 'speak'],
  },
  {
    name: 'Unplug the printer',
    isOn: ({ printer }) => !printer.plugged,
    begin: ['printer', 'unplug'],
    end: ['printer', 'plug'],
  },
];

export const SCANNER_FAULTS: readonly Fault[] = [
  {
    name: 'Unplug the scanner',
    isOn: ({ scanner }) => !scanner.plugged,
    begin: ['scanner', 'unplug'],
    end: ['scanner', 'plug'],
  },
];

export const STRIKE_FAULTS: readonly Fault[] = [
  {
    name: 'Relay stuck',
    isOn: ({ strike }) => strike.stuck,
    begin: ['strike', 'stick'],
    end: ['strike', 'unstick'],
  },
  {
    name: 'Unplug the lock',
    isOn: ({ strike }) => !strike.plugged,
    begin: ['strike', 'unplug'],
    end: ['strike', 'plug'],
  },
];
