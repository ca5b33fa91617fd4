/**
 * Somebody of staff in the evening: counts the room blind, looks at labels that nobody is sure of, puts new paper in.
 * Now and then they overlook a box, which is missing until the next evening.
 */
import type { Chance } from './chance.ts';
import { type Person, personAt } from './person.ts';
import type { Stage } from './stage.ts';
import type { World } from './world.ts';

export interface AuditErrand {
  readonly pin: string;
  /** Of a thousand boxes, how many they do not see. */
  readonly overlooks: number;
  readonly scanMs: number;
}

export async function audit(stage: Stage, world: World, errand: AuditErrand, chance: Chance): Promise<void> {
  const staff = await signIn(stage, world, errand.pin, chance);
  if (staff === null) return;
  await settleLabels(stage, staff);
  await staff.taps({ type: 'start-audit' });
  if (!staff.expects('staff audit')) return;
  const [zone, ...others] = world.directory.zones.map(({ id }) => id);
  if (zone === undefined) return;
  // Where a box stands is not the count's question here: all are scanned in the first zone.
  await staff.taps({ type: 'zone-chosen', zone });
  for (const id of world.inRoom()) {
    if (chance.is(errand.overlooks / 1_000)) continue;
    const { roomCode, tracking } = world.box(id);
    await staff.scans(roomCode === null ? tracking : { text: roomCode, aim: ']Q1' }, errand.scanMs);
    if (!staff.expects('staff audit')) return;
    if (latestOf(staff) === 'not-recorded') world.wonder('a sighting was not recorded');
  }
  await staff.taps({ type: 'zone-seen' });
  await staff.taps({ type: 'next-zone' });
  for (const empty of others) {
    await staff.taps({ type: 'zone-chosen', zone: empty });
    await staff.taps({ type: 'zone-seen' });
    await staff.taps({ type: 'next-zone' });
  }
  await staff.taps({ type: 'compare' });
  await giveReasons(staff);
  await staff.taps({ type: 'close-audit' });
  world.counts.audits++;
  checkResult(staff, world);
  await staff.taps({ type: 'back' });
  await leave(staff);
}

function auditOf(staff: Person) {
  const seen = staff.sees();
  return seen.flow === 'staff' && seen.state.at === 'audit' ? seen.state.audit : null;
}

function latestOf(staff: Person) {
  const audit = auditOf(staff);
  return audit?.at === 'counting' ? audit.latest?.code : undefined;
}

async function giveReasons(staff: Person): Promise<void> {
  const audit = auditOf(staff);
  if (audit?.at !== 'settling') return;
  for (const one of audit.discrepancies.missing) {
    const settlement = { discrepancy: 'missing', package: one.package, why: 'not-found' } as const;
    await staff.taps({ type: 'discrepancy-settled', settlement });
  }
  for (const one of audit.discrepancies.extra) {
    const settlement = { discrepancy: 'extra', code: one.code, why: 'never-recorded' } as const;
    await staff.taps({ type: 'discrepancy-settled', settlement });
  }
}

/** What nobody took in is found by the count, and given out by hand: the kiosk has no package of it. */
function checkResult(staff: Person, world: World): void {
  const audit = auditOf(staff);
  if (audit?.at !== 'result') {
    world.wonder('an audit was not closed');
    return;
  }
  const strays = world.inRoom().filter((id) => world.box(id).roomCode === null);
  const { extra } = audit.outcome.row;
  if (extra !== strays.length) world.wonder(`an audit found ${extra} extra, and there were ${strays.length}`);
  for (const id of strays) world.change(id, { place: 'gone' });
}

/** Takes a sealed copy of the ledger: the name of its file. */
export async function takeCopy(
  stage: Stage,
  world: World,
  pin: string,
  chance: Chance,
): Promise<string | null> {
  const staff = await signIn(stage, world, pin, chance);
  if (staff === null) return null;
  await staff.taps({ type: 'take-copy' });
  await staff.taps({ type: 'copy-range', range: 'everything' });
  await staff.taps({ type: 'copy-to', to: { kind: 'kiosk' } });
  const seen = staff.sees();
  const copy = seen.flow === 'staff' && seen.state.at === 'copy' ? seen.state.copy : null;
  await staff.taps({ type: 'back' });
  await leave(staff);
  return copy?.at === 'taken' ? copy.copy.file : null;
}

async function signIn(stage: Stage, world: World, pin: string, chance: Chance): Promise<Person | null> {
  const staff = personAt(stage, world, chance, 'staff');
  await staff.choose('staff');
  if (chance.is(0.05)) {
    await staff.taps({ type: 'pin-entered', pin: '000000' }, 2_500);
    world.counts.refusedCodes++;
  }
  await staff.taps({ type: 'pin-entered', pin }, 2_500);
  if (!staff.expects('staff board')) return null;
  world.counts.staffVisits++;
  return staff;
}

async function settleLabels(stage: Stage, staff: Person): Promise<void> {
  const { uncertain } = await stage.board();
  for (const { job } of uncertain) {
    await staff.taps({ type: 'label-looked-at', job, cameOut: staff.chance.is(0.7) }, 2_000);
  }
}

async function leave(staff: Person): Promise<void> {
  await staff.taps({ type: 'finish' });
  await staff.seesItGoHome();
}
