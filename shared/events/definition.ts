/**
 * What an entry of the catalogue says of one type of event: how it is written today, how it was written before, and
 * what the old words mean in the new ones. An event is never written anew; it is only read in today's words.
 */
import { z } from 'zod';

/**
 * Who may learn of an event outside the property: `none` concerns machines only; `reference` holds a carrier's
 * tracking number; `habit` tells when somebody at a unit came and went.
 */
export type Privacy = 'none' | 'reference' | 'habit';

export interface Definition {
  /** 1 for the first way of writing it, one more for each later one. */
  readonly version: number;
  readonly privacy: Privacy;
  /** One sentence for the manual. */
  readonly says: string;
  readonly data: z.ZodObject;
  /** The ways in which it was written before: version 1 first. */
  readonly older: readonly Older[];
}

export interface Older {
  readonly data: z.ZodObject;
  /** The same in the words of the next version. `data` has passed the schema beside it. */
  readonly raise: (data: never) => Readonly<Record<string, unknown>>;
}

export function event<Data extends z.ZodRawShape>(
  privacy: Privacy,
  says: string,
  data: Data,
  older: readonly Older[] = [],
) {
  return { version: older.length + 1, privacy, says, data: z.strictObject(data), older } satisfies Definition;
}

/** How a type of event was once written, and how that reads in the next version. */
export function once<Was extends z.ZodRawShape>(
  was: Was,
  raise: (data: z.infer<z.ZodObject<Was, z.core.$strict>>) => Readonly<Record<string, unknown>>,
): Older {
  return { data: z.strictObject(was), raise };
}
