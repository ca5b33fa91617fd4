import { describe, expect, test } from 'vitest';
import type { Score } from '../../../../renderer/flows/drill.ts';
import type { Act } from '../../../../renderer/room/deed.ts';
import type { RoomState } from '../../../../renderer/room/room-state.ts';
import { createTrainer } from '../../../../renderer/training/trainer.ts';
import type { LedgerEvent } from '../../../../shared/events/event.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const parcel = (id: string, unit: string) => ({
  id,
  carrier: 'UPS',
  service: '',
  name: 'Jane Smith',
  unit,
  addressLines: [],
  barcodes: [],
  state: 'at-hand' as const,
});

const ROOM: RoomState = {
  parcels: [parcel('p1', '1A'), parcel('p2', '1A')],
  labels: [],
  printer: { plugged: true, paper: true, head: 'closed', silent: false, paused: false },
  scanner: { plugged: true },
  strike: { plugged: true, relay: 'off', releasedMsLeft: 0, stuck: false },
  door: { position: 'closed' },
  stick: { plugged: false },
  phones: [{ unit: '1A', pin: '123456' }],
  passes: {},
  couriers: [{ carrier: 'ups', code: '654321' }],
  staffPin: '111111',
};

function bench({ room = ROOM, isWithin = true } = {}) {
  const clock = createManualClock();
  const deeds: (readonly unknown[])[] = [];
  const scores: Score[] = [];
  const listeners = new Set<() => void>();
  let things = room;
  let tell: (event: LedgerEvent) => void = () => undefined;
  let left = 0;
  const act: Act = async (...deed) => {
    deeds.push(deed);
    return true;
  };
  const trainer = createTrainer({
    clock,
    room: {
      view: () => ({ room: things, isAnswering: true, refusal: null }),
      onView: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      act,
      watch: () => () => undefined,
    },
    follow: async (listener) => {
      tell = listener;
      return () => undefined;
    },
    waitingFor: async () => null,
    keepScore: async (score) => void scores.push(score),
    leave: isWithin ? () => left++ : null,
    report: () => undefined,
  });
  const shows = (change: Partial<RoomState>) => {
    things = { ...things, ...change };
    for (const listener of listeners) listener();
  };
  const happened = (event: object) => tell(event as LedgerEvent);
  return { trainer, clock, deeds, scores, shows, happened, left: () => left };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the coach of training', () => {
  test('makes a drill ready with the code of a carrier whose parcel lies there', async () => {
    const { trainer } = bench();
    trainer.begin('courier');
    await settled();
    expect(trainer.view()).toMatchObject({
      drill: { at: 'under-way', drill: 'courier', step: 0 },
      atHand: { code: '654321', parcels: [{ id: 'p1' }, { id: 'p2' }] },
    });
  });

  test('fetches more parcels where too few are left, and says so where that did not help', async () => {
    const { trainer, deeds } = bench({ room: { ...ROOM, parcels: [parcel('p1', '1A')] } });
    trainer.begin('courier');
    await settled();
    expect(deeds).toEqual([['parcels', 'new', { count: 8 }]]);
    expect(trainer.view().drill).toEqual({ at: 'choosing', isUnprepared: true });
  });

  test('does not begin a drill of residents where nothing could be made to wait', async () => {
    const { trainer } = bench();
    trainer.begin('resident');
    await settled();
    expect(trainer.view().drill).toEqual({ at: 'choosing', isUnprepared: true });
  });

  test('gives a label only once the one that was asked for is out', async () => {
    const { trainer, shows, happened, deeds } = bench();
    trainer.begin('courier');
    await settled();
    const label = { zpl: '', isTaken: false };
    shows({ labels: [{ ...label, jobId: 'OLD', at: '2026-11-23T08:00:00.000Z' }] });
    expect(trainer.view().isLabelOut).toBe(true);
    happened({ type: 'label.prepared', at: '2026-11-23T09:00:00.000Z', data: {} });
    expect(trainer.view().isLabelOut).toBe(false);
    trainer.does('take-label');
    await settled();
    expect(deeds).toEqual([]);
    shows({ labels: [{ ...label, jobId: 'NEW', at: '2026-11-23T09:00:01.000Z' }] });
    trainer.does('take-label');
    await settled();
    expect(deeds).toEqual([['label', 'take', { label: 'NEW' }]]);
  });

  test('leads the screen back when nobody has touched it for five minutes', async () => {
    const { trainer, clock, left } = bench();
    await clock.advance(4 * 60_000);
    trainer.touched();
    await clock.advance(4 * 60_000);
    expect(left()).toBe(0);
    await clock.advance(60_000);
    expect(left()).toBe(1);
  });

  test('stays where there is no other kiosk to go back to', async () => {
    const { trainer, clock, left } = bench({ isWithin: false });
    await clock.advance(60 * 60_000);
    trainer.leave();
    expect(left()).toBe(0);
    expect(trainer.view().mayLeave).toBe(false);
  });
});
