/** A verdict on an incident pack in one plain sentence. docs/incidents.md says of each fault what it means. */
import { FAULTS } from '../../shared/ledger/verdict-words.ts';
import type { PackFault, PackVerdict } from './pack-verifier.ts';

/** What is wrong, said of the file as `it`, or of the archive where no file is named. */
const PACK_FAULTS: Readonly<Record<PackFault, string>> = {
  'not-a-pack': 'it is no incident pack of a kiosk',
  'frame-altered': 'the archive was altered here, or a program packed it anew',
  'cut-off': 'the archive ends here, and should not',
  'no-manifest': 'the archive has no manifest at its end: nobody signed for what is in it',
  'manifest-not-genuine': 'it was not signed with the key that it names, or was altered since',
  missing: 'the manifest names it, and it is not there',
  'put-in': 'the manifest does not name it here: it was put in, or moved',
  altered: 'it is not what the kiosk signed for',
  'ledger-not-intact': 'the records are not intact by themselves',
  'other-ledger': 'the records are of another kiosk, or other ones than the manifest says',
  'seals-not-genuine': 'a seal in it was not made by this kiosk, or is of other records',
};

export function packSentence(verdict: PackVerdict): string {
  if (!verdict.intact) return `NOT INTACT: ${whatIsWrong(verdict)}`;
  const { manifest, ledger } = verdict;
  return [
    `intact: incident pack ${manifest.incident}, made at ${manifest.madeAt} by ${manifest.stream}`,
    `${manifest.files.length + 1} files`,
    `events ${ledger.from} to ${ledger.head.seq}, head ${ledger.head.hash}`,
    `signed by ${ledger.sealedBy}`,
  ].join(', ');
}

export function whatIsWrong({
  fault,
  file,
  line,
}: Omit<Extract<PackVerdict, { intact: false }>, 'intact'>): string {
  const where = file === null ? '' : `${file}: `;
  const which = line === null ? '' : `; line ${line.line}: ${FAULTS[line.fault]}`;
  return `${where}${PACK_FAULTS[fault]}${which}`;
}
