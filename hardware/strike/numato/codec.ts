/**
 * The words of a Numato USB relay board (Numato documentation, 2-channel USB powered relay module): a line in, its
 * echo, the answer and a prompt `>` back. It knows no relay's purpose.
 */
import { toUtf8 } from '../../../shared/basics/bytes.ts';

export type Order = `relay on ${number}` | 'relay writeall 00';

/** `readall` is answered with one hexadecimal digit for four relays, at least two. */
export type Question = 'relay readall' | `gpio read ${number}`;

const PROMPT = '>';
const MAX_REPLY_CHARS = 256;

export function commandBytes(command: Order | Question): Uint8Array {
  return toUtf8(`${command}\r`);
}

export interface ReplyReader {
  /** What each completed reply says: the command it echoes and the answer, which is empty for `on` and `off`. */
  push(bytes: Uint8Array): Reply[];
  reset(): void;
}

export interface Reply {
  readonly echo: string;
  readonly answer: string;
}

export function createReplyReader(): ReplyReader {
  let held = '';
  return {
    push(bytes) {
      const replies: Reply[] = [];
      for (const byte of bytes) {
        const char = String.fromCharCode(byte);
        if (char !== PROMPT) {
          // Anything this long has lost its prompt; the tail still ends with the next one.
          held = held.length < MAX_REPLY_CHARS ? held + char : '';
          continue;
        }
        const [echo = '', ...answer] = held.split(/[\r\n]+/).filter((line) => line !== '');
        held = '';
        if (echo !== '') replies.push({ echo, answer: answer.join('\n') });
      }
      return replies;
    },
    reset() {
      held = '';
    },
  };
}

/** One bit a relay, the first one lowest. */
export function relaysOf(answer: string): number | null {
  return /^[0-9a-f]{2,8}$/i.test(answer) ? Number.parseInt(answer, 16) : null;
}

export function inputOf(answer: string): 0 | 1 | null {
  if (answer === '0') return 0;
  return answer === '1' ? 1 : null;
}
