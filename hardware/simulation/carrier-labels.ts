/**
 * Carrier labels as they come on real boxes: several barcodes each, of which one is the tracking number. Every number
 * is made up and valid. It knows what is printed, not how it is read.
 */
import { mod10, mod11 } from './check-digits.ts';
import type { Dice } from './dice.ts';
import type { ParcelBarcode } from './room-snapshot.ts';

const GS = '\x1d';
const RS = '\x1e';
const EOT = '\x04';

export interface CarrierLabel {
  readonly carrier: string;
  readonly service: string;
  readonly barcodes: readonly ParcelBarcode[];
}

type Print = (dice: Dice, zip: string) => CarrierLabel;

const code128 = (text: string): ParcelBarcode => ({ symbology: 'Code 128', text, aim: ']C0' });
const gs1 = (text: string): ParcelBarcode => ({ symbology: 'GS1-128', text, aim: ']C1' });

const ups: Print = (dice, zip) => {
  const shipper = dice.alphanumeric(6);
  const [code, service] = dice.pick([
    ['03', 'UPS Ground'],
    ['02', 'UPS 2nd Day Air'],
    ['01', 'UPS Next Day Air'],
  ]);
  const serial = dice.digits(7);
  const check = mod10(`${shipper}${code}${serial}`, 1, 2);
  const tail = `1Z${serial}${check}`;
  return {
    carrier: 'UPS',
    service,
    barcodes: [
      {
        symbology: 'MaxiCode',
        text: `[)>${RS}01${GS}96${zip}${GS}840${GS}0${code}${GS}${tail}${GS}UPSN${GS}${shipper}${GS}327${RS}${EOT}`,
        aim: ']U1',
      },
      gs1(`420${zip}`),
      code128(`1Z${shipper}${code}${serial}${check}`),
    ],
  };
};

const usps: Print = (dice, zip) => {
  const body = `9400111${dice.digits(14)}`;
  return {
    carrier: 'USPS',
    service: 'USPS Ground Advantage',
    barcodes: [gs1(`420${zip}${GS}${body}${mod10(body, 3, 1)}`)],
  };
};

const fedexExpress: Print = (dice, zip) => {
  const body = `9${dice.digits(10)}`;
  const tracking = `${body}${mod11(body, [3, 1, 7])}`;
  return {
    carrier: 'FedEx',
    service: 'FedEx 2Day',
    barcodes: [
      {
        symbology: 'PDF417',
        text: `[)>${RS}01${GS}02${zip}${GS}840${GS}03${GS}${tracking}0201${GS}FDE${RS}${EOT}`,
        aim: ']L2',
      },
      // The number with two zeros before it keeps its check digit: the weights of 13 digits are those of 11, shifted.
      code128(`1${dice.digits(14)}${zip}00${tracking}`),
    ],
  };
};

const fedexGround: Print = (dice, zip) => {
  const body = dice.digits(14);
  return {
    carrier: 'FedEx',
    service: 'FedEx Ground',
    barcodes: [gs1(`420${zip}`), gs1(`9611019${body}${mod10(body, 1, 3)}`)],
  };
};

const amazon: Print = (dice) => {
  const tracking = `TBA${dice.digits(12)}`;
  return {
    carrier: 'Amazon',
    service: 'Amazon Logistics',
    barcodes: [
      { symbology: 'Data Matrix', text: tracking, aim: ']d1' },
      code128(tracking),
      code128(`SP${dice.alphanumeric(8)}`),
    ],
  };
};

const ontrac: Print = (dice, zip) => {
  // The letter counts as a digit before the others, unless they begin with that digit: so they do not.
  const serial = `1${dice.digits(12)}`;
  return {
    carrier: 'OnTrac',
    service: 'OnTrac Ground',
    barcodes: [code128(`C${serial}${mod10(`C${serial}`, 1, 2)}`), gs1(`420${zip}`)],
  };
};

/** A carrier that no table has: taken in as it is. */
const unknown: Print = (dice) => {
  const number = `QK-${dice.digits(5)}-${dice.alphanumeric(4)}`;
  return {
    carrier: 'Quickbird Local',
    service: 'Same Day',
    barcodes: [
      code128(number),
      { symbology: 'QR', text: `https://quickbird.example/t/${number}`, aim: ']Q1' },
    ],
  };
};

/** In the order in which a room gets them; one of each before any comes again. */
export const CARRIERS: readonly Print[] = [ups, usps, fedexExpress, amazon, ontrac, fedexGround, unknown];
