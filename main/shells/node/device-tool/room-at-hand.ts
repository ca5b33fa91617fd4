/**
 * The devices that an errand may touch, opened by the real supervisor: only those of one role, so that asking a printer
 * never moves a strike. It does not know what the errand wants of them.
 */
import type { DeviceSource } from '../../../../hardware/ports/device-source.ts';
import type { StrikeGuard } from '../../../../hardware/ports/strike-guard.ts';
import type { DeviceIdentity } from '../../../../hardware/ports/transport.ts';
import { type Role, recognise } from '../../../../hardware/supervisor/catalog.ts';
import type { DeviceHealth } from '../../../../hardware/supervisor/health.ts';
import type { DeviceSettings } from '../../../../hardware/supervisor/open-device.ts';
import {
  createSupervisor,
  type Supervisor,
  USUAL_SETTINGS,
} from '../../../../hardware/supervisor/supervisor.ts';
import type { Clock } from '../../../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../../../shared/basics/result.ts';
import type { Command } from './command.ts';
import { nameOf } from './device-names.ts';
import { TROUBLE_WORDS } from './trouble-words.ts';

/** The system's list of devices, with their serials, is there after one look. */
const FIRST_LOOK_MS = 1_500;
/** A printer that is silent has been asked twice by then. */
const OPEN_WITHIN_MS = 8_000;
const LOOK_EVERY_MS = 50;

export interface Bench {
  readonly clock: Clock;
  readonly source: DeviceSource;
  /** Locks a strike that this tool released, should the tool die. None in a simulated room. */
  readonly guard: StrikeGuard | null;
  readonly command: Command;
}

export interface NotThere {
  readonly code: 'nothing-there' | 'several' | 'trouble';
  readonly say: string;
}

/** What the installer said, over what is usual. */
export function settingsOf({ onAdapters }: Command): DeviceSettings {
  return { ...USUAL_SETTINGS, onAdapters };
}

/** The supervisor is started; who asked for it stops it. */
export async function superviseAll(
  { clock, source, guard, command }: Bench,
  role?: Role,
): Promise<Supervisor> {
  await wait(clock, FIRST_LOOK_MS);
  const supervisor = createSupervisor({
    source: only(source, command, role),
    clock,
    log: () => undefined,
    settings: settingsOf(command),
    ...(guard && { guard }),
  });
  supervisor.start();
  const until = clock.elapsed() + OPEN_WITHIN_MS;
  const isOpening = ({ troubles }: DeviceHealth) => troubles.includes('opening') || isUnsure(troubles);
  while (supervisor.health().some(isOpening) && clock.elapsed() < until) await wait(clock, LOOK_EVERY_MS);
  return supervisor;
}

/** A board that has just opened has not been asked yet. */
function isUnsure(troubles: readonly string[]): boolean {
  return troubles.includes('no-answer') || troubles.includes('door-unseen');
}

/** The one device of this role, or why there is none to work with. */
export function theOne(supervisor: Supervisor, role: Role): Result<DeviceHealth, NotThere> {
  const here = supervisor.health().filter((one) => one.role === role && one.state !== 'gone');
  const [first, second] = here;
  if (!first) {
    const say = `No ${role} that Packroom knows is plugged in. See what is: npm run device -- list`;
    return err({ code: 'nothing-there', say });
  }
  if (second) {
    const names = here.map(({ identity }) => nameOf(identity)).join(', ');
    return err({ code: 'several', say: `There are several: ${names}. Say which with --device.` });
  }
  return ok(first);
}

export function troublesInWords({ troubles, hint }: DeviceHealth): string {
  return [...troubles.map((trouble) => TROUBLE_WORDS[trouble]), ...(hint === null ? [] : [hint])].join(' ');
}

export function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resume) => void clock.after(ms, resume));
}

function only(source: DeviceSource, { device, onAdapters }: Command, role?: Role): DeviceSource {
  const isMeant = ({ serial, portPath }: DeviceIdentity) =>
    device === null || serial === device || portPath === device;
  return {
    devices: () =>
      source.devices().filter(({ identity, interfaces }) => {
        const found = recognise(identity, interfaces, onAdapters);
        return isMeant(identity) && found !== null && (role === undefined || found.role === role);
      }),
    onChange: (listener) => source.onChange(listener),
  };
}
