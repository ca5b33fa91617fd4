/** The letters a printer has, as far as a layout needs to know them: which, and how wide. */

export interface Lettering {
  has(char: string): boolean;
  /** Width in dots at a letter height in dots. May be an estimate on the wide side, never on the narrow. */
  width(text: string, height: number): number;
}

/** What every printer has. A text of anything else is drawn by the page, and sent along. */
export function needsDrawing(text: string): boolean {
  return /[^ -~]/.test(text);
}

export function hasAll(lettering: Lettering, text: string): boolean {
  return [...text].every((char) => lettering.has(char));
}

/** The text in letters that there are: accents go before a whole letter does, and `?` stands for what is left. */
export function spelledWith(lettering: Lettering, text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()]
    .map((char) => {
      if (lettering.has(char)) return char;
      const bare = char.normalize('NFKD').replace(/\p{M}/gu, '');
      return bare !== '' && hasAll(lettering, bare) ? bare : '?';
    })
    .join('');
}
