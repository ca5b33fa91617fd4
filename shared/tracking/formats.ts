/**
 * Carrier numbers as data: one row a format. Numbers, checks and what is kept of a longer barcode follow the carriers'
 * label guides. Rows are tried in order; all that fit are candidates.
 */
import type { CarrierId } from './carriers.ts';
import type { CheckScheme } from './check-digits.ts';

export interface Format {
  readonly name: string;
  readonly carrier: CarrierId;
  /** The whole normalised text. Group `body` is under the check digit `check`; a group `keep` is the tracking number. */
  readonly shape: RegExp;
  readonly check: CheckScheme | null;
  /** How many digits at the end are the tracking number, where the barcode holds more than that. */
  readonly keepLast: number | null;
  /**
   * Whether the number alone tells the carrier. Where random digits pass one time in ten, it does not: such a number
   * is only likely, and only what else is known may raise it.
   */
  readonly selfEvident: boolean;
}

const mod10 = (first: number, second: number): CheckScheme => ({ scheme: 'mod10', weights: [first, second] });
const fedex: CheckScheme = { scheme: 'mod11', weights: [1, 7, 3] };

function row(
  carrier: CarrierId,
  name: string,
  shape: RegExp,
  check: CheckScheme | null,
  more: { readonly ambiguous?: true; readonly keepLast?: number } = {},
): Format {
  return {
    carrier,
    name,
    shape,
    check,
    keepLast: more.keepLast ?? null,
    selfEvident: more.ambiguous !== true,
  };
}

export const formats: readonly Format[] = [
  row('ups', 'UPS 1Z', /^1Z(?<body>[0-9A-Z]{15})(?<check>\d)$/, { scheme: 'letters' }),
  row('ups', 'UPS waybill', /^[AHJKTV](?<body>\d{9})(?<check>\d)$/, mod10(1, 2), { ambiguous: true }),
  row('ups', 'UPS Mail Innovations', /^MI\d{6}[0-9A-Z]{1,22}$/, null),

  row('usps', 'USPS IMpb 22', /^(?<body>9[2-5]\d{19})(?<check>\d)$/, mod10(3, 1)),
  row('usps', 'USPS IMpb 26', /^(?<body>9[2-5]\d{23})(?<check>\d)$/, mod10(3, 1)),
  row('usps', 'USPS 22', /^(?<body>91\d{19})(?<check>\d)$/, mod10(3, 1)),
  row('usps', 'USPS 20', /^(?<body>\d{19})(?<check>\d)$/, mod10(3, 1), { ambiguous: true }),

  row('fedex', 'FedEx Ground 96', /^96\d{5}(?<body>\d{14})(?<check>\d)$/, mod10(1, 3), { keepLast: 15 }),
  row('fedex', 'FedEx Ground GSN', /^96\d{18}(?<body>\d{13})(?<check>\d)$/, fedex, { keepLast: 12 }),
  row('fedex', 'FedEx 34', /^[0-8]\d{19}(?<body>\d{13})(?<check>\d)$/, fedex, { keepLast: 12 }),
  row('fedex', 'FedEx ASTRA', /^3\d{15}(?<keep>(?<body>\d{11})(?<check>\d))\d{4}$/, {
    scheme: 'mod11',
    weights: [3, 1, 7],
  }),
  row(
    'fedex',
    'FedEx Express 12',
    /^(?<body>\d{11})(?<check>\d)$/,
    { scheme: 'mod11', weights: [3, 1, 7] },
    { ambiguous: true },
  ),
  row('fedex', 'FedEx Ground 15', /^(?<body>\d{14})(?<check>\d)$/, mod10(1, 3), { ambiguous: true }),
  row('fedex', 'FedEx SSCC', /^00(?<body>\d{17})(?<check>\d)$/, mod10(3, 1), { ambiguous: true }),

  row('amazon', 'Amazon TBA', /^TB[ACM]\d{12}$/, null),
  row('amazon', 'Amazon international', /^[AFC]\d{10}$/, null, { ambiguous: true }),

  row('dhl', 'DHL Express', /^(?<body>\d{9})(?<check>\d)$/, { scheme: 'mod7' }, { ambiguous: true }),
  row('dhl', 'DHL Express 11', /^(?<body>\d{10})(?<check>\d)$/, { scheme: 'mod7' }, { ambiguous: true }),
  row('dhl', 'DHL piece', /^J[A-Z]{2,3}\d{9,10}$/, null),
  row('dhl', 'DHL piece, long', /^JD\d{16,18}$/, null),
  row('dhl', 'DHL eCommerce', /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)[0-9A-Z]{10,37}$/, null, {
    ambiguous: true,
  }),
  row('dhl', 'DHL eCommerce 14', /^\d{14}$/, null, { ambiguous: true }),

  row('ontrac', 'OnTrac', /^(?<body>[CD]\d{13})(?<check>\d)$/, { scheme: 'letters' }),
  row('lasership', 'LaserShip L', /^L[AIEHNX][1-3]\d{7}$/, null),
  row('lasership', 'LaserShip 1LS', /^1LS7[12]\d{10}(?:\d{3})?$/, null),
  row('lasership', 'LaserShip 1LSCX', /^1LSCX[0-9A-Z]{10}$/, null),
  row('gofo', 'GOFO', /^GFUS\d{14}$/, null),
  row('speedee', 'Spee-Dee', /^SP\d{18}$/, null),
  row('yunexpress', 'YunExpress', /^YT\d{16}$/, null),
  row('post', 'S10', /^[A-Z]{2}(?<body>\d{8})(?<check>\d)[A-Z]{2}$/, { scheme: 's10' }),
];
