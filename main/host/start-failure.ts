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
