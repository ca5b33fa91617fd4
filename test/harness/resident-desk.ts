/** A resident before a kiosk without a screen: the flow, with a desk that does at once what it asks for. */
import { perform } from '../../renderer/desk/perform.ts';
import { type PickupEvent, type PickupState, startPickup, stepPickup } from '../../renderer/flows/pickup.ts';
import type { DeskBench } from './desk-bench.ts';

export interface ResidentDesk {
  state(): PickupState;
  /** Resolves when nothing that it led to is under way any more. */
  tells(...events: PickupEvent[]): Promise<void>;
}

export function residentAt({ desk }: Pick<DeskBench, 'desk'>): ResidentDesk {
  let state: PickupState = startPickup;
  const step = async (event: PickupEvent): Promise<void> => {
    const next = stepPickup(state, event);
    state = next.state;
    for (const effect of next.effects) {
      const answer = await perform(desk, effect);
      if (answer !== null) await step(answer as PickupEvent);
    }
  };
  return {
    state: () => state,
    tells: async (...events) => {
      for (const event of events) await step(event);
    },
  };
}

export const RIGHT_PIN: readonly PickupEvent[] = [
  { type: 'unit-entered', name: '4B' },
  { type: 'pin-entered', pin: '482915' },
];
