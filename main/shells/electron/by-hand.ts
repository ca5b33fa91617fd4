/**
 * What is done to a kiosk of this shell by hand while it is stopped, by the program itself: nothing else gets at a key that
 * the system's keystore gives to this application alone. It opens no window.
 */
import { randomBytes } from 'node:crypto';
import type { Result } from '../../../shared/basics/result.ts';
import { directoryCommand } from '../../host/directory-tool/command.ts';
import type { SecretsOf } from '../../host/stopped-kiosk.ts';
import type { Arguments } from './arguments.ts';

export function directoryByHand(
  { directory, data }: Pick<Arguments, 'directory' | 'data'>,
  secrets: SecretsOf,
): Promise<Result<string, string>> {
  return directoryCommand(directory ?? [], { secrets, folder: data, random: randomBytes, now: Date.now });
}
