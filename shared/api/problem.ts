/** How the server says no: a code for programs, and a sentence for people. It never repeats what it was sent. */
import { z } from 'zod';

export const Problem = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  say: z.string().min(1).max(500),
});
export type Problem = z.infer<typeof Problem>;
