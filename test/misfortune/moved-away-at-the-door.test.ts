/**
 * A unit is taken off the list, or a pass is ended, while its resident stands at the door: before the release nothing
 * opens any more; whoever is inside already confirms what they took, and leaves.
 */
import { expect, test } from 'vitest';
import { releaseDoor } from '../../renderer/desk/door.ts';
import { verifyPass, verifyResident } from '../../renderer/desk/pickup.ts';
import type { PickupEvent } from '../../renderer/flows/pickup.ts';
import { passFor } from '../harness/whole/pass-for.ts';
import { aWholeKiosk } from '../harness/whole/room.ts';

type At = Awaited<ReturnType<typeof aWholeKiosk>>;

const movesAway = ({ kiosk, unit }: At) =>
  kiosk.host().people.change((now) => ({
    ...now,
    units: now.units.filter(({ id }) => id !== unit),
    residents: now.residents.filter((one) => one.unit !== unit),
  }));

function letIn(event: PickupEvent) {
  if (event.type !== 'pin-granted') throw new Error(`not let in: ${event.type}`);
  return { do: 'release-door', grant: event.grant, session: event.session } as const;
}

test('between the PIN and the release: the strike is told nothing', async () => {
  const at = await aWholeKiosk();
  const { desk } = at.kiosk.page();
  await at.bring(1);
  const ask = letIn(await verifyResident(desk, at.phone.unit, at.phone.pin));
  await movesAway(at);
  expect(await releaseDoor(desk, ask)).toBe('did-not-open');
  expect([at.kiosk.strike.orders(), at.room.board.relay()]).toEqual([0, 'off']);
  expect(await verifyResident(desk, at.phone.unit, at.phone.pin)).toMatchObject({
    refused: { why: 'wrong' },
  });
});

test('a pass that staff end between its scan and the release opens nothing', async () => {
  const at = await aWholeKiosk();
  const { desk, append } = at.kiosk.page();
  await at.bring(1);
  const pass = await passFor(at);
  const ask = letIn(await verifyPass(desk, pass.token));
  await append({
    type: 'credential.revoked',
    actor: { kind: 'staff', id: 'front-desk' },
    data: { credential: pass.id, why: 'misused' },
  });
  expect(await releaseDoor(desk, ask)).toBe('did-not-open');
  expect(at.kiosk.strike.orders()).toBe(0);
  // Only that pass was ended.
  expect(await releaseDoor(desk, letIn(await verifyPass(desk, (await passFor(at)).token)))).toBe('open-now');
});

test('between the release and the confirmation: they take what is theirs, and the door does not open again', async () => {
  const at = await aWholeKiosk();
  const [id] = await at.bring(1);
  const resident = await at.comesIn();
  await at.opensDoor();
  await movesAway(at);
  await resident.tells({ type: 'open-door' });
  expect(resident.state()).toMatchObject({ visit: { door: 'did-not-open' } });
  await resident.tells({ type: 'tapped-all' });
  expect(resident.state()).toMatchObject({ at: 'goodbye', taken: 1 });
  expect(await at.kiosk.page().questions.package(id as never)).toMatchObject({ state: 'collected' });
  expect(at.kiosk.strike.orders()).toBe(1);
  expect(await at.tasks()).toEqual([]);
});
