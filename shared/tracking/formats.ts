/**
 * Carrier numbers as data: one row a format. Numbers, checks and what is kept of a longer barcode follow the carriers'
 * label guides. All rows that fit are candidates; of two that are as certain, the upper one is kept.
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
  /**
   * The symbologies that the carrier prints it in, by the letter of their AIM identifiers; null where the number is
   * proof enough in any. The digits of a product's UPC or of a carton's ITF-14 are no tracking number.
   */
  readonly symbologies: string | null;
}

/** Code 128 alone; Code 39 too; Codabar too, which FedEx's airbills still have. */
const LINEAR = 'C';
const WITH_CODE_39 = 'CA';
const WITH_CODABAR = 'CAF';

const mod10 = (first: number, second: number) => ({ scheme: 'mod10', weights: [first, second] }) as const;
const fedex: CheckScheme = { scheme: 'mod11', weights: [1, 7, 3] };

function row(
  carrier: CarrierId,
  name: string,
  shape: RegExp,
  check: CheckScheme | null,
  more: { readonly ambiguous?: true; readonly keepLast?: number; readonly symbologies?: string } = {},
): Format {
  return {
    carrier,
    name,
    shape,
    check,
    keepLast: more.keepLast ?? null,
    selfEvident: more.ambiguous !== true,
    symbologies: more.symbologies ?? null,
  };
}

/** Digits that any carrier, shop or form might have printed. */
function bare(symbologies: string): { readonly ambiguous: true; readonly symbologies: string } {
  return { ambiguous: true, symbologies };
}

/** Goes up with every change of the rows, so that a table from elsewhere can be told from an older one. */
export const formatsVersion = 2;

export const formats: readonly Format[] = [
  // First, because what USPS delivers often was sold by another: UPS SurePost, FedEx Ground Economy.
  row('usps', 'USPS IMpb 22', /^(?<body>9[2-5]\d{19})(?<check>\d)$/, mod10(3, 1)),
  row('usps', 'USPS IMpb 26', /^(?<body>9[2-5]\d{23})(?<check>\d)$/, mod10(3, 1)),
  row('usps', 'USPS 22', /^(?<body>91\d{19})(?<check>\d)$/, mod10(3, 1)),
  row('usps', 'USPS 20', /^(?<body>\d{19})(?<check>\d)$/, mod10(3, 1), bare(LINEAR)),
  row(
    'usps',
    'USPS 20, short for 22',
    /^(?<body>\d{19})(?<check>\d)$/,
    { ...mod10(3, 1), before: '91' },
    bare(LINEAR),
  ),

  row('ups', 'UPS 1Z', /^1Z(?<body>[0-9A-Z]{15})(?<check>\d)$/, { scheme: 'letters' }),
  row('ups', 'UPS waybill', /^[AHJKTV](?<body>\d{9})(?<check>\d)$/, mod10(1, 2), { ambiguous: true }),
  row('ups', 'UPS Mail Innovations', /^MI\d{6}[0-9A-Z]{1,22}$/, null, { ambiguous: true }),

  row('fedex', 'FedEx Ground 96', /^96\d{5}(?<body>\d{14})(?<check>\d)$/, mod10(1, 3), { keepLast: 15 }),
  row('fedex', 'FedEx Ground GSN', /^96\d{18}(?<body>\d{13})(?<check>\d)$/, fedex, { keepLast: 12 }),
  // 34 digits that begin with 420 are a ZIP code and a USPS number, even where FedEx's check fits by chance.
  row('fedex', 'FedEx 34', /^(?!420)[0-8]\d{19}(?<body>\d{13})(?<check>\d)$/, fedex, { keepLast: 12 }),
  row('fedex', 'FedEx ASTRA', /^3\d{15}(?<keep>(?<body>\d{11})(?<check>\d))\d{4}$/, {
    scheme: 'mod11',
    weights: [3, 1, 7],
  }),
  row(
    'fedex',
    'FedEx Express 12',
    /^(?<body>\d{11})(?<check>\d)$/,
    { scheme: 'mod11', weights: [3, 1, 7] },
    bare(WITH_CODABAR),
  ),
  row('fedex', 'FedEx Ground 15', /^(?<body>\d{14})(?<check>\d)$/, mod10(1, 3), bare(LINEAR)),
  row('fedex', 'FedEx SSCC', /^(?:00)?(?<body>\d{17})(?<check>\d)$/, mod10(3, 1), bare(LINEAR)),

  row('amazon', 'Amazon TBA', /^TB[ACM]\d{12}$/, null),
  row('amazon', 'Amazon international', /^[AFC]\d{10}$/, null, { ambiguous: true }),

  row('dhl', 'DHL Express', /^(?<body>\d{9})(?<check>\d)$/, { scheme: 'mod7' }, bare(WITH_CODE_39)),
  row('dhl', 'DHL Express 11', /^(?<body>\d{10})(?<check>\d)$/, { scheme: 'mod7' }, bare(WITH_CODE_39)),
  row('dhl', 'DHL piece', /^J[A-Z]{2,3}\d{9,10}$/, null),
  // A licence plate of ISO 15459: the barcode has the data identifier J before it, the print often has not.
  row('dhl', 'DHL piece, long', /^(?:JD\d{16,18}|JJD\d{18})$/, null),
  row('dhl', 'DHL eCommerce GM', /^GM\d{16,18}$/, null),
  row('dhl', 'DHL eCommerce', /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)[0-9A-Z]{8,37}$/, null, { ambiguous: true }),
  row('dhl', 'DHL eCommerce 14', /^\d{14}$/, null, bare(LINEAR)),

  row('ontrac', 'OnTrac', /^(?<body>[CD]\d{13})(?<check>\d)$/, { scheme: 'letters' }),
  row('lasership', 'LaserShip L', /^L[AEHIMNX][1-3]\d{7}$/, null),
  row('lasership', 'LaserShip 1LS', /^1LS7[12]\d{10}(?:\d{3}|\d{5}|\d-1)?$/, null),
  row('lasership', 'LaserShip 1LSCX', /^1LSCX[0-9A-Z]{10}$/, null),
  row('gofo', 'GOFO', /^GFUS\d{14}$/, null),
  row('speedee', 'Spee-Dee', /^SP\d{18}$/, null),
  row('yunexpress', 'YunExpress', /^YT\d{16}$/, null),
  row('post', 'S10', /^[A-Z]{2}(?<body>\d{8})(?<check>\d)[A-Z]{2}$/, { scheme: 's10' }),
];
