/** Staff in the middle of an attack: with the right PIN, waiting as long as they are made to, they give out new PINs. */
import { verify } from '../../../renderer/desk/codes.ts';
import { releaseDoor } from '../../../renderer/desk/door.ts';
import { orderPin } from '../../../renderer/desk/pins.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { WholeKiosk } from '../whole/kiosk.ts';

export interface StaffVisits {
  /** To each unit whose PIN is disabled; the answer is how many. */
  giveOutPins(): Promise<number>;
  /** Staff themselves go in. */
  letIn(): Promise<void>;
}

export function openStaff(kiosk: WholeKiosk, clock: ManualClock): StaffVisits {
  const desk = () => kiosk.page().desk;

  async function signIn() {
    for (;;) {
      const verified = await verify(desk(), { kind: 'staff', code: kiosk.codes.staffPin });
      if (verified.ok) return verified;
      if (verified.refused.waitMs === 0) throw new Error(`staff are turned away: ${verified.refused.why}`);
      await clock.advance(verified.refused.waitMs);
    }
  }

  return {
    giveOutPins: async () => {
      const read = await desk().host.ask('pins.read', {});
      const disabled = read.ok ? read.value.disabled : [];
      const { grant, session } = await signIn();
      for (const unit of disabled) {
        const order = { unit, why: 'disabled', identity: 'document-seen' } as const;
        const done = await orderPin(desk(), { do: 'order-pin', by: grant, session, order });
        if (done.type !== 'pin-shown') throw new Error(`no new PIN for ${unit}`);
      }
      return disabled.length;
    },
    letIn: async () => {
      const { grant, session } = await signIn();
      await releaseDoor(desk(), { do: 'release-door', grant, session });
    },
  };
}
