/** Whoever runs the server, by the token that they set for it. Without one nobody is the operator. */
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Gate } from '../http/access.ts';
import { Refusal } from '../http/refusal.ts';

export function operatorGate(token: string | null): Gate<'operator'> {
  const expected = token === null ? null : sha256(toUtf8(`Bearer ${token}`));
  return async ({ headers }) => {
    const shown = sha256(toUtf8(headers.authorization ?? ''));
    if (expected === null || !timingSafeEqual(shown, expected))
      throw new Refusal(401, 'not-signed-in', 'This is for whoever runs the server.');
    return { kind: 'operator' };
  };
}
