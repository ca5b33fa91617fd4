/** Why a kiosk cannot start, each with a sentence for the person at the terminal that says what to do. */
import type { SecretFailure } from './secret-keeper.ts';
import type { Unreadable } from './storage/sealed-file.ts';

export interface StartFailure {
  readonly code:
    | 'in-use'
    | 'folder-not-writable'
    | 'no-key'
    | 'data-damaged'
    | 'data-of-another-key'
    | 'data-incomplete'
    | 'other-room'
    | 'foreign-journal'
    | 'altered-journal'
    | 'port-busy'
    | 'no-usb'
    | 'no-serial'
    | 'not-built';
  readonly say: string;
}

export function keyFailure({ detail }: SecretFailure): StartFailure {
  return { code: 'no-key', say: detail };
}

export function fileFailure(what: string, path: string, why: Unreadable): StartFailure {
  switch (why) {
    case 'missing':
      return { code: 'data-incomplete', say: `${what} is missing: ${path}. Put it back from a back-up.` };
    case 'wrong-key':
      return {
        code: 'data-of-another-key',
        say: `${what} was sealed with another key than this machine's: ${path}. Bring back the key it was made with.`,
      };
    case 'damaged':
      return { code: 'data-damaged', say: `${what} is damaged: ${path}. Put it back from a back-up.` };
  }
}

export function sealsContradicted({
  journal,
  keptSeals,
}: {
  readonly journal: string;
  readonly keptSeals: string;
}): StartFailure {
  return {
    code: 'altered-journal',
    say: `The journal in ${journal} is not the one that was sealed: it or the seals in ${keptSeals} were altered. Nothing was touched. Keep a copy of both and put back the last back-up.`,
  };
}

export function journalFailure(code: 'foreign-journal' | 'altered-journal', folder: string): StartFailure {
  const say =
    code === 'foreign-journal'
      ? `The journal in ${folder} is of another kiosk. Put back the one that belongs here.`
      : `The journal in ${folder} was altered: its chain is broken. Nothing was touched. Keep a copy and put back the last back-up.`;
  return { code, say };
}
