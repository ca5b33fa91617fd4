/** What stands at the top of both verifiers, for the person who opens one before trusting it. */

export function header(version: string, howToRun: readonly string[]): string {
  return [
    `Packroom verifier ${version}`,
    '',
    'Says whether an exported ledger of a Packroom kiosk is whole and unaltered, or names the first line that is not.',
    'It needs no network and sends nothing anywhere. Everything it uses is in this one file, readable and not minified.',
    '',
    ...howToRun,
    '',
    'Packroom is licensed under Apache-2.0; @noble/hashes, @noble/curves, canonicalize and zod, which are inside, under',
    'MIT or Apache-2.0 by their authors.',
  ].join('\n');
}
