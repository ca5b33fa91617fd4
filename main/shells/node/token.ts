/**
 * Who may talk to this launch of the kiosk: whoever read the address from its terminal. The token comes once in the
 * address and then as a cookie that no script can read; tools send it as a bearer token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Gate {
  /** Whether the request brings the token, as cookie or bearer. */
  isOpen(headers: IncomingHttpHeaders): boolean;
  isToken(token: string): boolean;
  readonly cookie: string;
}

/** Cookies know no ports: two kiosks on one machine need two names. */
export function createGate(token: string, port: number): Gate {
  const name = `packroom-${port}`;
  const isToken = (given: string) => timingSafeEqual(digest(given), digest(token));

  return {
    isToken,
    isOpen: ({ cookie, authorization }) => {
      const bearer = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (bearer !== undefined) return isToken(bearer);
      const pairs = (cookie ?? '').split(';').map((pair) => pair.trim().split('='));
      return pairs.some(([key, value]) => key === name && value !== undefined && isToken(value));
    },
    cookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
