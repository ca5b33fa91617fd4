/** What must hold after every attempt: the strike was released as often as there was a reason for, by each of three accounts. */
import type { WholeKiosk } from '../whole/kiosk.ts';

export interface DoorAccount {
  /** Somebody was let in by right: the door is to open once for it. */
  expect(): void;
  expected(): number;
  /** Throws with `what` when the board was told more, or its relay went on more often. */
  check(what: string): void;
  /** The same of the ledger, which takes longer to ask. */
  checkLedger(): Promise<void>;
}

export function doorAccount(kiosk: WholeKiosk): DoorAccount {
  let expected = 0;
  const same = (what: string, seen: number) => {
    if (seen !== expected) throw new Error(`${what}: ${seen}, and ${expected} had a reason`);
  };
  return {
    expect: () => {
      expected++;
    },
    expected: () => expected,
    check: (what) => {
      same(`${what}: orders to the board of the strike`, kiosk.strike.orders());
      same(`${what}: releases of the strike`, kiosk.strike.releases());
    },
    checkLedger: async () => {
      const page = kiosk.page();
      await page.drained();
      const events = await page.events();
      same('door.released in the ledger', events.filter(({ type }) => type === 'door.released').length);
    },
  };
}
