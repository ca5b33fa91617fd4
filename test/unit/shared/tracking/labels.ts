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
