/**
 * The symbologies that stand on parcels, each with texts of the kind that carriers print and what a reader should say.
 * No number is of a real parcel.
 */
export interface LabelSymbol {
  readonly symbology: string;
  /** The name that bwip-js has for it, and what it is told. */
  readonly kind: string;
  readonly text: string;
  /** The text is read as `^FNC1`, `^029` and the like. */
  readonly hasControls?: boolean;
  readonly truth: Truth;
}

/** As a scanner gives it: group separators kept, other control characters left out. */
export interface Truth {
  readonly text: string;
  /** The letter of the AIM identifier: its figure differs between readers. */
  readonly aim: string;
}

const GS = '\x1d';
const MAXICODE = (tracking: string, shipper: string, service: string) =>
  [
    '^091)>^03001^02996152382802',
    '840',
    service,
    tracking,
    'UPSN',
    shipper,
    '159',
    '1234567',
    '1/1',
    '',
    'Y',
    '634 ALPHA DR',
    'PITTSBURGH',
    'PA^030^004',
  ].join('^029');

const one =
  (symbology: string, kind: string, aim: string) =>
  (text: string, truth = text) => ({
    symbology,
    kind,
    text,
    truth: { text: truth, aim },
  });
const code128 = one('Code 128', 'code128', ']C');
const gs1 = one('GS1-128', 'gs1-128', ']C');
const itf = one('ITF', 'interleaved2of5', ']I');
const code39 = one('Code 39', 'code39', ']A');
const codabar = one('Codabar', 'rationalizedCodabar', ']F');
const qr = one('QR', 'qrcode', ']Q');
const dataMatrix = one('Data Matrix', 'datamatrix', ']d');
const gs1Matrix = one('Data Matrix', 'gs1datamatrix', ']d');
const pdf417 = one('PDF417', 'pdf417', ']L');
const aztec = one('Aztec', 'azteccode', ']z');

export const symbols: readonly LabelSymbol[] = [
  code128('1Z5R89390357567127'),
  code128('TBA619632698000'),
  code128('JD014600003828379610'),
  gs1('(420)94105(92)612901012345671234', `42094105${GS}92612901012345671234`),
  gs1('(00)106141411234567897', '00106141411234567897'),
  itf('12345678901231'),
  itf('00340434161094021501'),
  code39('RB123456785GB'),
  code39('LX998000123US'),
  codabar('A40156B', '40156'),
  codabar('B77120033C', '77120033'),
  qr('https://example.org/p/8Jk2x1'),
  qr('PKG-7F3K9-0042'),
  dataMatrix('TBA619632698000'),
  gs1Matrix('(01)09501101530003(21)A1B2C3D4', `010950110153000321A1B2C3D4`),
  pdf417('[)>0102 94105 840 019 1Z5R89390357567127 UPSN'),
  pdf417('987654321098 FDEG 0000000 000 000'),
  aztec('AZTEC-0011223344-DE'),
  aztec('Q2H7-88-PARCEL-LOCKER'),
  {
    symbology: 'MaxiCode',
    kind: 'maxicode',
    text: MAXICODE('1Z57567127', '5R8939', '003'),
    hasControls: true,
    truth: { text: '1Z57567127', aim: ']U' },
  },
  {
    symbology: 'MaxiCode',
    kind: 'maxicode',
    text: MAXICODE('1Z99887766', '06X610', '001'),
    hasControls: true,
    truth: { text: '1Z99887766', aim: ']U' },
  },
];
