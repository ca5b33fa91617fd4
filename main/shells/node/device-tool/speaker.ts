/** How the tool talks: one line a fact, for people or, with `--json`, for programs. It knows no device. */

/** What the errand came to, as the process's exit code. */
export type Outcome = 0 | 1 | 2;

export interface Speaker {
  /** `say` is for people; `data` is the same for programs. */
  fact(say: string, data: Readonly<Record<string, unknown>>): void;
  /** The device says no, or there is none. */
  no(code: string, say: string): 1;
  wrongUse(say: string): 2;
}

export interface Streams {
  out(line: string): void;
  error(line: string): void;
}

export function createSpeaker({ out, error }: Streams, isJson: boolean): Speaker {
  const problem = (code: string, say: string) => {
    if (isJson) out(JSON.stringify({ fact: 'problem', code, say }));
    else error(say);
  };
  return {
    fact: (say, data) => out(isJson ? JSON.stringify(data) : say),
    no(code, say) {
      problem(code, say);
      return 1;
    },
    wrongUse(say) {
      problem('wrong-use', `${say} What there is: npm run device -- --help`);
      return 2;
    },
  };
}
