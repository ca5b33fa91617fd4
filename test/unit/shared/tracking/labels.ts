/** Labels as they come on boxes: all barcodes of each, and the one answer that they must end in. */
import type { Read } from '../../../../shared/tracking/normalise.ts';

export interface Label {
  readonly name: string;
  readonly reads: readonly Read[];
  readonly answer: object;
}

const GS = '\u001d';
const message = (...fields: string[]) => `[)>\u001e01${GS}${fields.join(GS)}\u001e\u0004`;
const code128 = (text: string): Read => ({ text, aim: ']C0' });
const gs1 = (text: string): Read => ({ text, aim: ']C1' });
const tracked = (carrier: string, number: string, zip: string | null = null) => ({
  kind: 'tracking',
  best: { carrier, number, zip, certainty: 'certain' },
});

export const labels: readonly Label[] = [
  {
    name: 'UPS',
    reads: [
      { text: message('96100230000', '840', '003', '1Z57567127', 'UPSN', '5R8939', '089'), aim: ']U1' },
      gs1('42010023'),
      code128('1Z5R89390357567127'),
    ],
    answer: tracked('ups', '1Z5R89390357567127', '10023'),
  },
  {
    name: 'UPS with a MaxiCode that was misread',
    reads: [
      { text: message('96100230000', '840', '003', '1Z57567128', 'UPSN', '5R8939', '089'), aim: ']U1' },
      code128('1Z5R89390357567127'),
    ],
    answer: tracked('ups', '1Z5R89390357567127'),
  },
  {
    name: 'UPS SurePost, which USPS delivers',
    reads: [code128('1ZXX3150YW44070023'), gs1(`42010023${GS}9261290113185417468510`)],
    answer: tracked('usps', '9261290113185417468510', '10023'),
  },
  {
    name: 'USPS with its mail barcode',
    reads: [gs1(`42010023${GS}9400111202555842332669`), { text: '0004010002355842332669100230', aim: ']d1' }],
    answer: tracked('usps', '9400111202555842332669', '10023'),
  },
  {
    name: 'FedEx Express',
    reads: [
      { text: message('0210023', '840', '03', '7790179726970201', 'FDE', 'JANE SMITH'), aim: ']L2' },
      code128('1001921334250001000300779017972697'),
      code128('779017972697'),
    ],
    answer: tracked('fedex', '779017972697'),
  },
  {
    name: 'FedEx Ground',
    reads: [
      gs1('42010023'),
      gs1('9611804041441760228964'),
      { text: message('0210023', '840', '019', '9611804041441760228964', 'FDEG'), aim: ']L2' },
      gs1('00000123450000000027'),
    ],
    answer: tracked('fedex', '041441760228964', '10023'),
  },
  {
    name: 'Amazon with its internal numbers',
    reads: [
      { text: 'TBA502887274000', aim: ']d1' },
      code128('SP029692510000920746'),
      code128('PKG0001234567'),
    ],
    answer: { ...tracked('amazon', 'TBA502887274000'), candidates: [{ number: 'TBA502887274000' }] },
  },
  {
    name: 'DHL Express: waybill, piece and routing',
    reads: [code128('3318810025'), code128('JD014600006281230704'), code128('2LUS10023+42000001')],
    answer: tracked('dhl', '3318810025'),
  },
  {
    name: 'DHL Express, whose piece has its data identifier in the barcode',
    reads: [code128('2LKW:KWIKCO+57000001'), code128('JJD014600012794402457'), code128('5111661225')],
    answer: tracked('dhl', '5111661225'),
  },
  {
    name: 'OnTrac',
    reads: [gs1('42010023'), code128('C11031500001879')],
    answer: tracked('ontrac', 'C11031500001879', '10023'),
  },
  {
    name: 'UPS to abroad: no ZIP code, and a reference of the sender',
    reads: [
      { text: message('96000000000', '276', '003', '1Z67203024', 'UPSN', '8V92A7', '200'), aim: ']U1' },
      code128('1Z8V92A70367203024'),
      code128('PO-7781'),
    ],
    answer: tracked('ups', '1Z8V92A70367203024'),
  },
  {
    name: 'UPS Mail Innovations, which USPS delivers',
    reads: [code128('MI123456ABC'), gs1(`42010023${GS}92748931507708513018050063`)],
    answer: tracked('usps', '92748931507708513018050063', '10023'),
  },
  {
    name: 'USPS with the ZIP+4, and a customs form with its own number',
    reads: [gs1(`420100231234${GS}9405803699300124287899`), code128('LZ473124804US')],
    answer: tracked('usps', '9405803699300124287899', '100231234'),
  },
  {
    name: 'FedEx Express with an airbill',
    reads: [
      code128('31234567890123459865787888550201'),
      { text: '986578788855', aim: ']F0' },
      { text: message('0210023', '840', '01', '9865787888550201', 'FDE'), aim: ']L2' },
    ],
    answer: { ...tracked('fedex', '986578788855'), candidates: [{ number: '986578788855' }] },
  },
  {
    name: 'FedEx whose PDF417 was misread',
    reads: [
      { text: message('0210023', '840', '03', '9965787888550201', 'FDE'), aim: ']L2' },
      code128('1001921334250001000300779017972697'),
    ],
    answer: tracked('fedex', '779017972697'),
  },
  {
    name: 'FedEx Ground Economy, which USPS delivers',
    reads: [gs1(`42010023${GS}9261292700768711948021`), code128('61299998820821171811')],
    answer: tracked('usps', '9261292700768711948021', '10023'),
  },
  {
    name: 'DHL eCommerce, which USPS delivers',
    reads: [code128('GM2951173225174494'), gs1(`42072644${GS}9361210912400330222910`)],
    answer: tracked('usps', '9361210912400330222910', '72644'),
  },
  {
    name: 'a parcel from abroad',
    reads: [code128('RB123456785GB'), { text: '5012345678900', aim: ']E0' }],
    answer: tracked('post', 'RB123456785GB'),
  },
  {
    name: 'LaserShip, whose number DHL might have too',
    reads: [code128('LX17635036'), gs1('42010023')],
    answer: tracked('lasership', 'LX17635036', '10023'),
  },
  {
    name: 'a carrier that the table does not have',
    reads: [code128('UUS0570455416253'), { text: 'https://example.com/t?n=1', aim: ']Q1' }, gs1('42010023')],
    answer: { kind: 'opaque', number: 'UUS0570455416253' },
  },
  {
    name: 'a box that bears our own label already',
    reads: [code128('1Z5R89390357567127'), code128('K7-0423'), gs1('42010023')],
    answer: { kind: 'room-code', roomCode: 'K7-0423' },
  },
  {
    name: "a shoe box: UPS beside the shop's UPC and the carton's ITF",
    reads: [
      { text: '0012345678905', aim: ']E0' },
      { text: '10012345678902', aim: ']I1' },
      code128('1Z879E930346834440'),
    ],
    answer: { ...tracked('ups', '1Z879E930346834440'), candidates: [{ carrier: 'ups' }] },
  },
];
