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
} as const satisfies Record<string, string>;

export type CarrierId = keyof typeof carriers;

export function carrierName(id: string): string | null {
  return Object.hasOwn(carriers, id) ? carriers[id as CarrierId] : null;
}
