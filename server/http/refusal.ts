/**
 * What a route answers when it does not do what was asked. Thrown by a gate or a handler, turned into a `Problem` at
 * the one place where answers are made; anything else that is thrown is a defect and tells the caller nothing.
 */
import type { Problem } from '../../shared/api/problem.ts';

export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, code: string, say: string) {
    super(say);
    this.status = status;
    this.problem = { code, say };
  }
}
