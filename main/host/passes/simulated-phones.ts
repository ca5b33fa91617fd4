/** The passes on the telephones of a simulated room's residents, as a server would have sent them: good for a week. */
import type { Clock } from '../../../shared/basics/clock.ts';
import { type RandomBytes, uuidV7 } from '../../../shared/basics/uuid.ts';
import { CredentialId } from '../../../shared/domain/ids.ts';
import type { Foundation } from '../foundation.ts';
import { passKey } from './signed.ts';

const WEEK_S = 7 * 24 * 60 * 60;

/** By the unit's name. */
export async function phonePasses(
  { keys, directory }: Pick<Foundation, 'keys' | 'directory'>,
  clock: Pick<Clock, 'now'>,
  random: RandomBytes,
): Promise<Readonly<Record<string, string>>> {
  const key = await passKey(keys.passes);
  const from = Math.floor(clock.now() / 1000);
  const passes = directory.units.map(async ({ id: unit, name }) => {
    const pass = {
      id: CredentialId.parse(uuidV7(clock.now(), random)),
      property: directory.property.id,
      holder: 'resident',
      unit,
      resident: null,
      packages: null,
      from,
      until: from + WEEK_S,
    } as const;
    return [name, await key.sign(pass)] as const;
  });
  return Object.fromEntries(await Promise.all(passes));
}
