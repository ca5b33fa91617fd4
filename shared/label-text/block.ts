/**
 * Of the lines of a label those that may name whom it is for: what follows "ship to", without what follows "from". It
 * knows no directory.
 */

/** How carriers head the two addresses, in English, Spanish and French. */
const TO =
  /^(?:SHIP(?:PED)? ?TO|DELIVER TO|SOLD TO|TO|ENVIAR A|ENTREGAR A|DESTINATARIO|PARA|LIVRER A|DESTINATAIRE|A)\s*:\s*/;
const FROM = /^(?:SHIP ?FROM|FROM|SENDER|RETURN(?: TO)?|REMITENTE|DE|EXPEDITEUR)\s*:/;
/** Name, company, street, unit, town: no address has more lines. */
const MOST_LINES = 7;
/** What a sender writes before the address that counts begins. */
const SENDER_LINES = 4;

/** Letters large and bare, so that accents and case say nothing; what is neither letter, digit nor sign is a space. */
export function plain(line: string): string {
  return line
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}#:&'./-]+/gu, ' ')
    .trim();
}

export function addressLines(lines: readonly string[]): readonly string[] {
  const all = lines.map(plain).filter((line) => line !== '');
  const to = all.findIndex((line) => TO.test(line));
  if (to >= 0) {
    const [first = '', ...rest] = all.slice(to, to + MOST_LINES);
    return [first.replace(TO, ''), ...rest].filter((line) => line !== '');
  }
  const from = all.findIndex((line) => FROM.test(line));
  return from < 0 ? all : [...all.slice(0, from), ...all.slice(from + 1 + SENDER_LINES)];
}
