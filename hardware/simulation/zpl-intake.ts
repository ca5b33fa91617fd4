/**
 * How a ZPL printer takes bytes apart: `~` commands at once, even in the middle of a format, and `^XA` to `^XZ` when
 * it is complete. It obeys nothing itself.
 */

export interface ZplIntake {
  push(bytes: Uint8Array): void;
  /** Bytes of a format whose end has not come. */
  heldBytes(): number;
  reset(): void;
}

interface Takers {
  format(zpl: string): void;
  command(command: string): void;
}

export function createZplIntake(takers: Takers): ZplIntake {
  let format: string | null = null;
  let ahead = '';

  function take(char: string): void {
    ahead += char;
    if (ahead.startsWith('~')) {
      // `~HQ` is the only command here with a second pair of letters.
      if (ahead.length < (ahead.startsWith('~HQ') ? 5 : 3)) return;
      const command = ahead;
      ahead = '';
      takers.command(command);
      return;
    }
    if (ahead.startsWith('^') && ahead.length < 3) return;
    const piece = ahead;
    ahead = '';
    if (piece === '^XA') format = piece;
    else if (format !== null) {
      format += piece;
      if (piece === '^XZ') {
        const whole = format;
        format = null;
        takers.format(whole);
      }
    }
  }

  return {
    push(bytes) {
      for (const byte of bytes) take(String.fromCharCode(byte));
    },
    heldBytes: () => format?.length ?? 0,
    reset() {
      format = null;
      ahead = '';
    },
  };
}
