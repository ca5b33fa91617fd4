/** What doors, lockers, devices, the clock and the disk do to the tables. */
import type { DoorId } from '../domain/ids.ts';
import type { DataOf } from '../events/catalog.ts';
import { type EventOf, type Reducer, type Reduction, read, write } from './reducer.ts';
import type { DoorRow, LockerRow } from './tables.ts';

/** A reducer that sets what a door event tells and leaves the rest as it was. */
export function door(told: Partial<Pick<DoorRow, 'strike' | 'position' | 'alarm' | 'openedAt' | 'shutAt'>>) {
  return function* ({
    data,
    at,
  }: {
    readonly at: string;
    readonly data: { readonly door: DoorId };
  }): Reduction {
    const before = yield* read('doors', data.door);
    const start: DoorRow = {
      door: data.door,
      strike: 'locked',
      position: 'unknown',
      alarm: null,
      openedAt: null,
      shutAt: null,
      at,
    };
    yield* write('doors', { ...start, ...before, ...told, at });
  };
}

/** Shutting a door ends the alarm that it stood open. That it was forced, or does not lock, is not mended by that. */
export function* doorClosed({ data, at }: EventOf<'door.closed'>): Reduction {
  const before = yield* read('doors', data.door);
  const alarm = before?.alarm ?? null;
  const shut = before?.position === 'open' ? { shutAt: at } : {};
  yield* door({ position: 'closed', alarm: alarm === 'held-open' ? null : alarm, ...shut })({ data, at });
}

export const doorOpened: Reducer<'door.opened'> = ({ data, at }) =>
  door({ position: 'open', openedAt: at })({ data, at });

/** The strike holds again: that ends the alarm that it did not, and no other. */
export function* doorLocked({ data, at }: EventOf<'door.locked'>): Reduction {
  const alarm = (yield* read('doors', data.door))?.alarm ?? null;
  yield* door({ strike: 'locked', alarm: alarm === 'stuck' ? null : alarm })({ data, at });
}

export const deviceReady: Reducer<'device.ready'> = ({ data, at }) =>
  write('devices', { role: data.role, state: 'ready', troubles: [], at });

export const deviceTrouble: Reducer<'device.trouble'> = ({ data, at }) =>
  write('devices', { role: data.role, state: 'trouble', troubles: data.troubles, at });

export const journalDamaged: Reducer<'journal.damaged'> = ({ at }) =>
  write('counters', { name: 'journal-damaged', value: Date.parse(at) });

export const ledgerExported: Reducer<'ledger.exported'> = ({ at }) =>
  write('counters', { name: 'exported', value: Date.parse(at) });

export const clockJumped: Reducer<'clock.jumped'> = ({ at }) =>
  write('counters', { name: 'clock-jumped', value: Date.parse(at) });

/** A reducer that sets the state of a compartment. */
export function locker(state: LockerRow['state']) {
  return ({ data, at }: { readonly at: string; readonly data: DataOf<'locker.opened'> }): Reduction =>
    write('lockers', { key: `${data.zone}/${data.slot}`, zone: data.zone, slot: data.slot, state, at });
}
