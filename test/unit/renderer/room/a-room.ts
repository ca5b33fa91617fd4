/** A room as its host tells it, with what a test wants to be different. */
import type { RoomState } from '../../../../renderer/room/room-state.ts';

export function aRoom(different: Partial<RoomState> = {}): RoomState {
  return {
    parcels: [aParcel('p1', 'Quickbird Local', '1A'), aParcel('p2', 'UPS', '4B'), aParcel('p3', 'UPS', '2A')],
    labels: [],
    printer: { plugged: true, paper: true, head: 'closed', silent: false, paused: false },
    scanner: { plugged: true },
    strike: { plugged: true, relay: 'off', releasedMsLeft: 0, stuck: false },
    door: { position: 'closed' },
    stick: { plugged: false },
    phones: [
      { unit: '1A', pin: '111111' },
      { unit: '4B', pin: '271828' },
    ],
    passes: { '4B': 'eyJhbGciOiJFZERTQSJ9.e30.c2ln' },
    couriers: [{ carrier: 'ups', code: '123456' }],
    staffPin: '314159',
    ...different,
  };
}

export function aParcel(id: string, carrier: string, unit: string): RoomState['parcels'][number] {
  return {
    id,
    carrier,
    service: 'Ground',
    name: 'José Núñez',
    unit,
    addressLines: ['José Núñez', `1200 Alder Street Apt ${unit}`, 'Portland OR 97205'],
    barcodes: [{ symbology: 'Code 128', text: `TBA${id}` }],
    state: 'at-hand',
  };
}
