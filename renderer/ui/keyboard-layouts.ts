/**
 * Which keys the on-screen keyboard shows, as data: a row a line, keys apart by spaces. It holds what names and numbers
 * are written with and nothing else. A new script is one entry.
 */

export type KeyboardScript = 'latin' | 'plain' | 'arabic' | 'number' | 'anything';

export const keyboardLayouts: Readonly<Record<KeyboardScript, readonly string[]>> = {
  latin: [
    'Q W E R T Y U I O P',
    'A S D F G H J K L Ñ',
    "Z X C V B N M ' - .",
    'Á É Í Ó Ú Ü Ç {bksp}',
    '{space}',
  ],
  // For a search, to which accents and apostrophes make no difference: three rows leave room for what is found.
  plain: ['Q W E R T Y U I O P', 'A S D F G H J K L {bksp}', 'Z X C V B N M {space}'],
  // Ten keys a row, where a desk has eleven and more: a finger needs the room.
  arabic: [
    'ض ص ث ق ف غ ع ه خ ح',
    'ش س ي ب ل ا ت ن م ك',
    'ذ ئ ء ؤ ر ى ة و ز ظ',
    'ج ط د أ إ آ {bksp}',
    '{space}',
  ],
  // Tracking numbers: digits first, because most have nothing else.
  number: ['1 2 3 4 5 6 7 8 9 0', 'Q W E R T Y U I O P', 'A S D F G H J K L -', 'Z X C V B N M {bksp}'],
  // Numbers, names and days: what a package may be found by. Four rows leave room for what is found.
  anything: [
    '1 2 3 4 5 6 7 8 9 0',
    'Q W E R T Y U I O P',
    'A S D F G H J K L {bksp}',
    'Z X C V B N M {space}',
  ],
};

/** The script that a language's names are first typed in. */
export function scriptOf(language: string): KeyboardScript {
  return new Intl.Locale(language).maximize().script === 'Arab' ? 'arabic' : 'latin';
}

/** What a script calls itself. */
const SCRIPT_NAMES: readonly {
  readonly script: KeyboardScript;
  readonly name: string;
  readonly has: RegExp;
}[] = [
  { script: 'plain', name: 'ABC', has: /\p{Script=Latin}/u },
  { script: 'arabic', name: 'ا ب ت', has: /\p{Script=Arabic}/u },
];

/** The scripts of which there is a keyboard, and in which some of these names are written; Latin at least. */
export function scriptsFor(
  names: readonly string[],
): readonly { readonly script: KeyboardScript; readonly name: string }[] {
  return SCRIPT_NAMES.filter(
    ({ script, has }) => script === 'plain' || names.some((name) => has.test(name)),
  ).map(({ script, name }) => ({ script, name }));
}
