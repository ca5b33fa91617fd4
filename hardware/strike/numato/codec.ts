/**
 * The words of a Numato USB relay board (Numato documentation, 2-channel USB powered relay module): a line in, its
 * echo, the answer and a prompt `>` back. It knows no relay's purpose.
 */
import { toUtf8 } from '../../../shared/basics/bytes.ts';

export type Command = `relay ${'on' | 'off' | 'read'} ${number}` | `gpio read ${number}`;

/** CDC-ACM requests (USB CDC PSTN 1.2, section 6.3): 9600 8N1, then DTR and RTS. */
export const SET_LINE_CODING = { requestType: 0x21, request: 0x20, value: 0 };
export const LINE_CODING_9600_8N1 = Uint8Array.of(0x80, 0x25, 0x00, 0x00, 0x00, 0x00, 0x08);
export const SET_CONTROL_LINES = { requestType: 0x21, request: 0x22, value: 0x0003 };

const PROMPT = '>';
const MAX_REPLY_CHARS = 256;

export function commandBytes(command: Command): Uint8Array {
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

export function relayOf(answer: string): 'on' | 'off' | null {
  return answer === 'on' || answer === 'off' ? answer : null;
}

export function inputOf(answer: string): 0 | 1 | null {
  if (answer === '0') return 0;
  return answer === '1' ? 1 : null;
}
