/**
 * Everything a person before the screen can try without a right code, and what a page that lies can ask of the host: one
 * random thing at a time. It tells what was tried and how the kiosk answered, and takes what the door gives.
 */
import { verify } from '../../../renderer/desk/codes.ts';
import { releaseDoor } from '../../../renderer/desk/door.ts';
import type { PickupState } from '../../../renderer/flows/pickup.ts';
import { uuidV7 } from '../../../shared/basics/uuid.ts';
import { EventId, GrantId } from '../../../shared/domain/ids.ts';
import { scanned } from '../people.ts';
import type { Chance } from '../rehearsal/chance.ts';
import type { WholeKiosk } from '../whole/kiosk.ts';
import { BAD_PASSES, type PassMaker } from './bad-passes.ts';

export interface Attempt {
  readonly kind: string;
  readonly answer: string;
  /** They were let in: what was typed was right. */
  readonly isIn: boolean;
}

export interface BurglarParts {
  readonly kiosk: WholeKiosk;
  readonly passes: PassMaker;
  readonly chance: Chance;
  /** An order that the host acted on before. */
  readonly usedOrder: EventId;
}

const CODE_DIGITS = 6;
const CODES = 10 ** CODE_DIGITS;
/** Of a hundred attempts. */
const MIX = { known: 35, unknown: 20, courier: 5, staff: 3, pass: 33, lie: 4 } as const;
const KINDS = Object.keys(MIX) as (keyof typeof MIX)[];

export function burglar({ kiosk, passes, chance, usedOrder }: BurglarParts) {
  const digits = () => String(chance.below(CODES)).padStart(CODE_DIGITS, '0');
  const { units } = kiosk.host().foundation.directory;

  async function pin(kind: string, unit: string): Promise<Attempt> {
    const resident = kiosk.page().resident();
    await resident.tells({ type: 'unit-entered', name: unit }, { type: 'pin-entered', pin: digits() });
    return { kind, ...seenAt(resident.state()) };
  }

  async function code(kind: 'courier' | 'staff'): Promise<Attempt> {
    const { desk } = kiosk.page();
    const verified = await verify(desk, { kind, code: digits() });
    if (verified.ok) await releaseDoor(desk, { do: 'release-door', ...verified });
    const answer = verified.ok ? 'let in' : verified.refused.why;
    return {
      kind: `a random code of ${kind === 'staff' ? 'staff' : 'a courier'}`,
      answer,
      isIn: verified.ok,
    };
  }

  async function pass(): Promise<Attempt> {
    const bad = BAD_PASSES[chance.below(BAD_PASSES.length)] ?? BAD_PASSES[0];
    const kind = `a pass ${bad}`;
    const token = await passes.bad(bad);
    const resident = kiosk.page().resident();
    await resident.tells({ type: 'scanned', scanned: scanned(token, ']Q1') });
    const state = resident.state();
    if (state.at !== 'unit') return { kind, ...seenAt(state) };
    // To the screen it is no pass at all: the host is asked all the same.
    const asked = token === '' ? null : await kiosk.page().client.ask('pass.verify', { token });
    return { kind, answer: asked?.ok ? asked.value.answer : 'no pass', isIn: false };
  }

  /** As a page would ask that somebody else has written. */
  async function lie(): Promise<Attempt> {
    const { desk, append } = kiosk.page();
    const door = desk.directory.doors[0];
    if (door === undefined) throw new Error('there is no door');
    const invented = () => uuidV7(desk.clock.now(), chance.bytes);
    let event = usedOrder;
    let kind = 'a lie: an order that was acted on before';
    if (chance.is(0.3)) {
      kind = 'a lie: an order that nobody wrote';
      event = EventId.parse(invented());
    } else if (chance.is(0.5)) {
      kind = 'a lie: an order of a grant that nobody gave';
      const grant = GrantId.parse(invented());
      const [written] = await append({
        type: 'door.release-ordered',
        actor: { kind: 'resident', id: 'u-1a' },
        data: { door: door.id, session: invented() as never, grant, holdMs: door.releaseMs },
      });
      event = written?.id ?? event;
    }
    const asked = await kiosk.page().client.ask('door.release', { event, door: door.id });
    if (!asked.ok) return { kind, answer: asked.error, isIn: false };
    return { kind, answer: asked.value.ok ? 'let in' : asked.value.error, isIn: false };
  }

  return {
    tries: (): Promise<Attempt> => {
      const kind = KINDS[chance.weighted(KINDS.map((one) => MIX[one]))] ?? 'known';
      switch (kind) {
        case 'known':
          return pin('a random PIN of a unit', units[chance.below(units.length)]?.name ?? '');
        case 'unknown':
          return pin(
            'a random PIN of no unit',
            `${chance.below(90) + 10}${chance.pick(['Q', 'X', 'Y', 'Z'])}`,
          );
        case 'courier':
        case 'staff':
          return code(kind);
        case 'pass':
          return pass();
        case 'lie':
          return lie();
      }
    },
  };
}

function seenAt(state: PickupState): Pick<Attempt, 'answer' | 'isIn'> {
  if (state.at === 'pin') return { answer: state.refused?.why ?? 'nothing', isIn: false };
  if (state.at === 'pass-refused') return { answer: state.refused.answer, isIn: false };
  return { answer: state.at === 'nothing-here' ? 'nothing waits' : 'let in', isIn: 'visit' in state };
}
