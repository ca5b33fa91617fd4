/**
 * Label texts by the hundred, each made from a known number or put together from a format's shape with its check digit
 * worked out. A counter takes the place of chance, so that the corpus is the same on every machine.
 */
import { type CheckScheme, checkDigit } from '../../../../shared/tracking/check-digits.ts';

export interface Made {
  readonly text: string;
  readonly number: string;
  readonly format: string;
}

const mod10: CheckScheme = { scheme: 'mod10', weights: [3, 1] };
const ground: CheckScheme = { scheme: 'mod10', weights: [1, 3] };
const gsn: CheckScheme = { scheme: 'mod11', weights: [1, 7, 3] };
const EACH = 25;

export const corpus: readonly Made[] = Array.from({ length: EACH }, (_, n) => labelsOf(n)).flat();

function labelsOf(n: number): readonly Made[] {
  const impb = checked(mod10, `9${2 + (n % 4)}001${digits(16, n)}`);
  const impb26 = checked(mod10, `92748${digits(20, n)}`);
  const ups = `1Z${checked({ scheme: 'letters' }, `5R${n % 10}W3${n % 7}03${digits(7, n)}`)}`;
  const package12 = checked(gsn, `00${digits(11, n)}`);
  const fedex = package12.slice(-12);
  const package15 = checked(ground, digits(14, n));
  const post = digits(8, n);
  const s10 = `RB${checked({ scheme: 's10' }, post)}US`;
  const ontrac = checked({ scheme: 'letters' }, `C${digits(13, n)}`);
  return [
    { text: impb, number: impb, format: 'USPS IMpb 22' },
    { text: `42010023${impb}`, number: impb, format: 'USPS IMpb 22' },
    { text: `420100231234${impb}`, number: impb, format: 'USPS IMpb 22' },
    { text: `42010023${impb26}`, number: impb26, format: 'USPS IMpb 26' },
    { text: ups, number: ups, format: 'UPS 1Z' },
    { text: `10019213342500010023${package12}`, number: fedex, format: 'FedEx 34' },
    { text: `9611804${package15}`, number: package15, format: 'FedEx Ground 96' },
    { text: `96220019000000000000${package12}`, number: fedex, format: 'FedEx Ground GSN' },
    { text: s10, number: s10, format: 'S10' },
    { text: ontrac, number: ontrac, format: 'OnTrac' },
    { text: `TBA${digits(12, n)}`, number: `TBA${digits(12, n)}`, format: 'Amazon TBA' },
    { text: `GFUS${digits(14, n)}`, number: `GFUS${digits(14, n)}`, format: 'GOFO' },
    { text: `YT${digits(16, n)}`, number: `YT${digits(16, n)}`, format: 'YunExpress' },
  ];
}

function checked(scheme: CheckScheme, body: string): string {
  return `${body}${checkDigit(scheme, body.replace(/^1Z/, ''))}`;
}

/** Digits that look like none in particular; the test sees that no two numbers are the same. */
function digits(length: number, n: number): string {
  return Array.from(
    { length },
    (_, at) => Math.floor(((n + 1) * 7919 + at * at * 31 + at * (n + 5) * 17) / 3) % 10,
  ).join('');
}
