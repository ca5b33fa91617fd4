/**
 * What is done to a kiosk of this shell by hand while it is stopped, by the program itself: nothing else gets at a key that
 * the system's keystore gives to this application alone. It opens no window.
 */
import { randomBytes } from 'node:crypto';
import type { Result } from '../../../shared/basics/result.ts';
import { directoryCommand } from '../../host/directory-tool/command.ts';
import { enrolCommand } from '../../host/server-link/enrol-command.ts';
import type { SecretsOf } from '../../host/stopped-kiosk.ts';
import type { ByHand } from './arguments.ts';

export function workByHand(
  { tool, words }: ByHand,
  folder: string,
  secrets: SecretsOf,
): Promise<Result<string, string>> {
  if (tool === 'enrol') return enrolCommand(words, { secrets, folder });
  return directoryCommand(words, { secrets, folder, random: randomBytes, now: Date.now });
}
