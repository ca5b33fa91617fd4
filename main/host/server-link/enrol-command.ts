/**
 * By hand, on a kiosk that is stopped: gives it a server. Both shells have it, each with its own keystore.
 *
 *     --server https://parcels.example.com --code 7X0A-76TM --data FOLDER
 */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { onStoppedKiosk, type SecretsOf } from '../stopped-kiosk.ts';
import { enrol } from './enrol.ts';
import { ServerAddress } from './link-file.ts';

const options = {
  data: { type: 'string' },
  server: { type: 'string' },
  code: { type: 'string' },
} as const;

export interface EnrolTool {
  readonly secrets: SecretsOf;
  /** Which kiosk, where nobody says; null where somebody must. */
  readonly folder: string | null;
}

/** Gives what to say, and on which of the two ways out. */
export async function enrolCommand(
  args: readonly string[],
  { secrets, folder }: EnrolTool,
): Promise<Result<string, string>> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { data = folder, server, code } = parsed.value;
  if (data === null) return err('Say which kiosk: --data FOLDER.');
  const address = ServerAddress.safeParse(server);
  if (!address.success) return err(`Say which server: ${address.error.issues[0]?.message}.`);
  if (code === undefined) return err('Say the code that the server gave out: --code 7X0A-76TM.');
  const done = await onStoppedKiosk(data, secrets, (kiosk) => enrol({ kiosk, server: address.data, code }));
  if (!done.ok) return done;
  if (!done.value.ok) return done.value;
  return ok(
    `This kiosk is one of the property ${done.value.value.property} at ${address.data} now. It sends its records from its next start on.`,
  );
}

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options }).values);
  } catch (cause) {
    // What it throws of is a slip of whoever typed.
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}
