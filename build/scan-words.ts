/**
 * What the kiosk made of a barcode, in a sentence for whoever holds the label. It decides nothing: every sentence is of
 * what recognition said.
 */
import { carriers } from '../shared/tracking/carriers.ts';
import type { CheckScheme } from '../shared/tracking/check-digits.ts';
import type { NearMiss } from '../shared/tracking/near-misses.ts';
import type { Reason } from '../shared/tracking/reason.ts';
import type { Candidate, Recognition } from '../shared/tracking/recognise.ts';

type Because = Reason['because'];
type Sentence<B extends Because> = (reason: Extract<Reason, { because: B }>, candidate: Candidate) => string;

const schemes: Readonly<Record<CheckScheme['scheme'], string>> = {
  mod10: 'weights by turns, modulo 10',
  mod11: 'weights in turn, modulo 11',
  letters: 'letters and digits, modulo 10',
  s10: 'the postal weights, modulo 11',
  mod7: 'the number modulo 7',
};

export const reasons: { readonly [B in Because]: Sentence<B> } = {
  'shape-tells': (_, { format }) => `no other carrier has numbers of the form ${format}`,
  'shape-fits': (_, { format }) => `it has the form ${format}, which has no check digit to try`,
  'shape-and-check': ({ scheme }, { format }) =>
    `no other carrier has numbers of the form ${format}, and the check digit is right (${schemes[scheme]})`,
  'check-fits': ({ scheme }, { format }) =>
    `the check digit of ${format} is right (${schemes[scheme]}), which it would be by chance for some other numbers`,
  'named-in-message': (_, { format }) =>
    `a two-dimensional code of the label holds it, names the carrier, and it passes as ${format}`,
  'piece-beside': ({ piece }, { format }) => `it passes as ${format}, and a barcode beside it is a ${piece}`,
};

export function reasonInWords(candidate: Candidate): string {
  const sentence = reasons[candidate.reason.because] as Sentence<Because>;
  return sentence(candidate.reason, candidate);
}

export function inWords(what: Recognition): string {
  switch (what.kind) {
    case 'tracking':
      return `${named(what.best)}: ${reasonInWords(what.best)}.${others(what)}`;
    case 'routing':
      return what.zip === null
        ? 'It says where the parcel goes, not which parcel it is: scan the long barcode.'
        : `It says that the parcel goes to ZIP code ${what.zip}, not which parcel it is: scan the long barcode.`;
    case 'room-code':
      return `${what.roomCode} is one of our own room labels.`;
    case 'pass':
      return "It is a resident's pass.";
    case 'zone':
      return `It is the sign of the place ${what.zone}.`;
    case 'opaque':
      return what.number.startsWith('#')
        ? 'It is no number, and may hold a name: only this fingerprint of it is kept.'
        : `${what.number} is of no form that the table knows: it is kept as it is, with no carrier.`;
    case 'unreadable':
      return UNREADABLE[what.reason];
  }
}

/** Why it is not what it looks like; '' where it looks like nothing. */
export function missesInWords(misses: readonly NearMiss[]): string {
  return misses.map((miss) => `It looks like ${miss.format}, but ${missed(miss)}.`).join(' ');
}

function missed(miss: NearMiss): string {
  return miss.because === 'check-digit-wrong'
    ? `the check digit is ${miss.is} and should be ${miss.shouldBe}`
    : `${carriers[miss.carrier]} does not print it in a barcode of this kind`;
}

const UNREADABLE = {
  empty: 'There is nothing in it.',
  'too-long': 'It is longer than any barcode of a label.',
  'control-characters-only': 'There is nothing printable in it.',
} as const;

function named({ number, carrier, certainty }: Candidate): string {
  if (carrier === null)
    return `${number} ${CERTAIN[certainty]} a tracking number, and does not tell its carrier`;
  return `${number} ${CERTAIN[certainty]} a tracking number of ${carriers[carrier]}`;
}

const CERTAIN = { certain: 'is', likely: 'is probably', possible: 'may be' } as const;

function others({ best, candidates }: Extract<Recognition, { kind: 'tracking' }>): string {
  if (best.carrier !== null) return '';
  const same = candidates.filter(({ number }) => number === best.number);
  const names = new Set(same.flatMap(({ carrier }) => (carrier === null ? [] : carriers[carrier])));
  return names.size === 0 ? '' : ` It may be of ${[...names].join(' or ')}.`;
}
