/** The carriers that Packroom knows by name. Any other is `null`: its parcels are taken all the same. */

export const carriers = {
  ups: 'UPS',
  usps: 'USPS',
  fedex: 'FedEx',
  amazon: 'Amazon',
  dhl: 'DHL',
  ontrac: 'OnTrac',
  lasership: 'LaserShip',
  gofo: 'GOFO',
  speedee: 'Spee-Dee',
  yunexpress: 'YunExpress',
  post: 'International mail',
  // Their numbers keep to no form that is published: a courier's code or a person names them.
  uniuni: 'UniUni',
  veho: 'Veho',
  jitsu: 'Jitsu',
  speedx: 'SpeedX',
  cdl: 'CDL Last Mile',
} as const satisfies Record<string, string>;

export type CarrierId = keyof typeof carriers;

/** Null for a carrier that only the ledger knows. */
export function carrierOf(id: string | null): CarrierId | null {
  return id !== null && Object.hasOwn(carriers, id) ? (id as CarrierId) : null;
}

export function carrierName(id: string): string | null {
  const carrier = carrierOf(id);
  return carrier === null ? null : carriers[carrier];
}
