/**
 * Who may call a route, and who called. Every route says it in its `config`; a route that does not is a fault at the
 * start of the server, not an open door. How somebody proves who they are is each gate's own business.
 */
import type { FastifyRequest } from 'fastify';
import type { PropertyId, StreamId } from '../../shared/domain/ids.ts';

export type Access =
  /** Anybody; what it answers holds nothing of a property, or asks for a secret of its own. */
  | { readonly kind: 'anybody' }
  /** A kiosk that is enrolled and not revoked, by a token it signed. */
  | { readonly kind: 'kiosk' }
  /** Whoever runs the server. */
  | { readonly kind: 'operator' };

export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'kiosk'; readonly property: PropertyId; readonly stream: StreamId }
  | { readonly kind: 'operator' };

/** Says who calls, or throws a `Refusal`. */
export type Gate<K extends Access['kind']> = (
  request: FastifyRequest,
  access: Extract<Access, { readonly kind: K }>,
) => Promise<Extract<Caller, { readonly kind: K }>>;

export type Gates = { readonly [K in Exclude<Access['kind'], 'anybody'>]?: Gate<K> };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller: Caller;
  }
}

/** Of a route for kiosks. Throws where a route is reached by somebody else, which is a defect. */
export function kioskOf({ caller }: FastifyRequest): Extract<Caller, { kind: 'kiosk' }> {
  if (caller.kind !== 'kiosk') throw new Error('a route for kiosks was reached by somebody else');
  return caller;
}
