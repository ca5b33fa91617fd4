/**
 * Numbers whose carrier is known. Most are the public test numbers of tracking_number_data (MIT), the others made up
 * with the same check digits. Tests and properties share them: each is valid, and says where its check digit stands.
 */
import type { CarrierId } from '../../../../shared/tracking/carriers.ts';

export interface KnownNumber {
  readonly text: string;
  readonly carrier: CarrierId;
  /** The tracking number in it. */
  readonly number: string;
  readonly format: string;
  /** Where the check digit stands from the right end, counted from 1; null for formats that have none. */
  readonly checkFromEnd: number | null;
}

const known =
  (carrier: CarrierId, format: string, checkFromEnd: number | null) =>
  (text: string, number = text): KnownNumber => ({ text, carrier, number, format, checkFromEnd });

const ups = known('ups', 'UPS 1Z', 1);
const impb = known('usps', 'USPS IMpb 22', 1);
const impb26 = known('usps', 'USPS IMpb 26', 1);
const legacy = known('usps', 'USPS 22', 1);
const ground96 = known('fedex', 'FedEx Ground 96', 1);
const gsn = known('fedex', 'FedEx Ground GSN', 1);
const fedex34 = known('fedex', 'FedEx 34', 1);
const astra = known('fedex', 'FedEx ASTRA', 5);
const ontrac = known('ontrac', 'OnTrac', 1);
const s10 = known('post', 'S10', 3);
const tba = known('amazon', 'Amazon TBA', null);
const speedee = known('speedee', 'Spee-Dee', null);

/** The number alone sets the carrier. */
export const tellingNumbers: readonly KnownNumber[] = [
  ups('1Z5R89390357567127'),
  ups('1Z879E930346834440'),
  ups('1Z410E7W0392751591'),
  ups('1Z8V92A70367203024'),
  ups('1ZXX3150YW44070023'),

  impb('9400111202555842332669'),
  impb('9505511069605048600624'),
  impb('9400111201080805483016'),
  impb('9361289878700317633795'),
  impb('9405803699300124287899'),
  impb('9261292700768711948021'),
  impb('420100239400111202555842332669', '9400111202555842332669'),
  impb('4201028200009261290113185417468510', '9261290113185417468510'),
  impb('4201002334249200190132607600833457', '9200190132607600833457'),
  impb('421840100239400111202555842332669', '9400111202555842332669'),
  impb26('92748931507708513018050063'),
  impb26('4201002392748931507708513018050063', '92748931507708513018050063'),
  impb26('42010023123492748931507708513018050063', '92748931507708513018050063'),
  legacy('9101123456789000000013'),
  legacy('420221539101026837331000039521', '9101026837331000039521'),

  ground96('9611804041441760228964', '041441760228964'),
  ground96('9611020987654312345672', '987654312345672'),
  gsn('9622001900000000000000776632517510', '776632517510'),
  gsn('9622001560000000000000794808390594', '794808390594'),
  gsn('9622001560001234567100794808390594', '794808390594'),
  gsn('9632001560123456789900794808390594', '794808390594'),
  fedex34('1001921334250001000300779017972697', '779017972697'),
  fedex34('1001921380360001000300639585804382', '639585804382'),
  fedex34('1001901781990001000300617767839437', '617767839437'),
  fedex34('1002297871540001000300790695517286', '790695517286'),
  // Twelve digits of Express, 986578788855, within the 32 of an airbill.
  astra('31234567890123459865787888550201', '986578788855'),

  ontrac('C11031500001879'),
  ontrac('C10999911320231'),
  ontrac('C11121552953069'),
  ontrac('C11121553156000'),
  ontrac('C11121552829468'),
  ontrac('D10011354453707'),
  ontrac('D10011345983010'),
  ontrac('D10011342332145'),

  s10('RB123456785GB'),
  s10('RB123456785US'),
  // The sums of 11: what would be ten is 0, what would be eleven is 5.
  s10('EE000000005CN'),
  s10('LX000000080DE'),

  tba('TBA502887274000'),
  tba('TBC000000000001'),
  tba('TBM123456789012'),
  known('dhl', 'DHL piece', null)('JJD0099999999'),
  known('dhl', 'DHL piece', null)('JVGL0999999990'),
  known('dhl', 'DHL piece, long', null)('JD014600006281230704'),
  known('dhl', 'DHL piece, long', null)('JJD014600012794402457'),
  known('dhl', 'DHL eCommerce GM', null)('GM2951173225174494'),
  known('dhl', 'DHL eCommerce GM', null)('GM295117494011169042'),
  known('lasership', 'LaserShip L', null)('LX17635035'),
  known('lasership', 'LaserShip L', null)('LX17635036'),
  known('lasership', 'LaserShip L', null)('LM25904730'),
  known('lasership', 'LaserShip 1LS', null)('1LS717793482164'),
  known('lasership', 'LaserShip 1LS', null)('1LS72264319420039910'),
  known('lasership', 'LaserShip 1LS', null)('1LS724505321754'),
  known('lasership', 'LaserShip 1LS', null)('1LS7119013618127-1'),
  known('lasership', 'LaserShip 1LSCX', null)('1LSCX01A2B3C4D5'),
  known('gofo', 'GOFO', null)('GFUS01028581264358'),
  speedee('SP029692510000920746'),
  speedee('SP029692450001607639'),
  known('yunexpress', 'YunExpress', null)('YT2310821234567890'),
];

/** The check digit fits, but any other carrier's digits might: a person or another barcode must say whose they are. */
export const bareNumbers: readonly KnownNumber[] = [
  ...['986578788855', '477179081230', '799531274483', '790535312317', '974367662710'].map((text) =>
    known('fedex', 'FedEx Express 12', 1)(text),
  ),
  ...['041441760228964', '568283610012000', '568283610012734'].map((text) =>
    known('fedex', 'FedEx Ground 15', 1)(text),
  ),
  known('fedex', 'FedEx SSCC', 1)('000123450000000027'),
  known('fedex', 'FedEx SSCC', 1)('00000123450000000027'),
  ...['03071790000523483741', '71123456789123456787'].map((text) => known('usps', 'USPS 20', 1)(text)),
  known('usps', 'USPS 20, short for 22', 1)('71969010756003077385'),
  ...['3318810025', '8487135506', '1099255990', '3821724944'].map((text) =>
    known('dhl', 'DHL Express', 1)(text),
  ),
  known('dhl', 'DHL Express 11', 1)('73891051146'),
];
