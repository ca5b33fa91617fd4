/**
 * Carrier formats that come as JSON, so that a new kind of number needs no new program. A table is taken whole or
 * refused whole: a kiosk that knows half of the carriers is worse than one with last month's table. It reads no file.
 */
import * as z from 'zod';
import { err, ok, type Result } from '../basics/result.ts';
import { type CarrierId, carriers } from './carriers.ts';
import type { Format } from './formats.ts';

export interface FormatTable {
  readonly version: number;
  readonly formats: readonly Format[];
}

export type TableFault =
  | 'not-json'
  /** A field is missing, too many or of the wrong kind. */
  | 'not-a-format-table'
  | 'two-rows-of-one-name'
  /** A shape must be a bounded, anchored pattern: it is tried on every text that anybody holds before the scanner. */
  | 'unsafe-shape'
  /** A check digit needs the groups `body` and `check`, and no group without one. */
  | 'shape-without-check-groups';

export interface TableRefusal {
  readonly fault: TableFault;
  /** The row, by its name, where one row is at fault; else what the schema says. */
  readonly where: string;
}

const MOST_FORMATS = 500;
const LONGEST_SHAPE = 200;
/** No number of any carrier is longer, and a larger bound is as good as none. */
const LARGEST_BOUND = 99;
/** Every further stretch of free length multiplies the ways in which a long text can be tried. */
const MOST_FREE_LENGTHS = 2;

const weight = z.int().min(0).max(9);
const check = z.discriminatedUnion('scheme', [
  z.strictObject({
    scheme: z.literal('mod10'),
    weights: z.tuple([weight, weight]).readonly(),
    before: z.string().regex(/^\d+$/).exactOptional(),
  }),
  z.strictObject({ scheme: z.literal('mod11'), weights: z.tuple([weight, weight, weight]).readonly() }),
  z.strictObject({ scheme: z.literal('letters') }),
  z.strictObject({ scheme: z.literal('s10') }),
  z.strictObject({ scheme: z.literal('mod7') }),
]);

const carrier = z.string().refine((id): id is CarrierId => Object.hasOwn(carriers, id));

const row = z.strictObject({
  name: z.string().min(1).max(60),
  carrier,
  shape: z.string().max(LONGEST_SHAPE),
  check: check.nullable(),
  keepLast: z.int().min(6).max(40).nullable(),
  selfEvident: z.boolean(),
  symbologies: z
    .string()
    .regex(/^[A-Za-z]+$/)
    .nullable(),
});

const tableSchema = z.strictObject({
  version: z.int().min(1),
  formats: z.array(row).min(1).max(MOST_FORMATS),
});

export function parseFormats(json: string): Result<FormatTable, TableRefusal> {
  const document = parsed(json);
  if (!document.ok) return refused('not-json', 'the document');
  const table = tableSchema.safeParse(document.value);
  if (!table.success) {
    const [issue] = table.error.issues;
    return refused('not-a-format-table', issue === undefined ? 'the document' : issue.path.join('.'));
  }
  const formats: Format[] = [];
  for (const each of table.data.formats) {
    if (formats.some(({ name }) => name === each.name)) return refused('two-rows-of-one-name', each.name);
    const shape = safeShape(each.shape);
    if (shape === null) return refused('unsafe-shape', each.name);
    if (!hasGroupsFor(each)) return refused('shape-without-check-groups', each.name);
    formats.push({ ...each, shape });
  }
  return ok({ version: table.data.version, formats });
}

function refused(fault: TableFault, where: string): Result<never, TableRefusal> {
  return { ok: false, error: { fault, where } };
}

function parsed(json: string): Result<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(json));
  } catch {
    return err('not-json');
  }
}

/** A class of characters is one unit: `[*+]` in a shape is no repetition. */
function safeShape(source: string): RegExp | null {
  const bare = source.replace(/\\[dw-]/g, 'd').replace(/\[[^\]\\]*\]/g, 'c');
  const isSimple = /^\^(?:\(\?![0-9A-Z]+\))?[0-9A-Zacdhbkeopyc(){}<>?:|,-]*\$$/.test(bare);
  if (!isSimple || /\)\{|[*+]|\{\d*,\}/.test(bare)) return null;
  const bounds = [...bare.matchAll(/\{(\d+)(?:,(\d+))?\}/g)];
  if (bounds.some(([, least, most]) => Number(most ?? least) > LARGEST_BOUND)) return null;
  if (bounds.filter(([, , most]) => most !== undefined).length > MOST_FREE_LENGTHS) return null;
  try {
    return new RegExp(source);
  } catch {
    return null;
  }
}

function hasGroupsFor(each: z.infer<typeof row>): boolean {
  const hasBoth = each.shape.includes('(?<body>') && each.shape.includes('(?<check>\\d)');
  const hasEither = each.shape.includes('(?<body>') || each.shape.includes('(?<check>');
  return each.check === null ? !hasEither : hasBoth;
}
