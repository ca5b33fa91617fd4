/**
 * What whoever runs the server does by hand: makes properties, codes for their kiosks, looks how kiosks are, and takes
 * one off. `docs/server.md` has each as a line for a terminal.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { Problem } from '../../shared/api/problem.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { RandomBytes } from '../../shared/basics/uuid.ts';
import { PropertyId, StreamId } from '../../shared/domain/ids.ts';
import type { App } from '../http/app.ts';
import { Refusal } from '../http/refusal.ts';
import { type CodeKeeping, makeEnrolmentCode } from '../kiosks/enrolment-codes.ts';
import type { Database } from '../store/open.ts';

const config = { access: { kind: 'operator' } } as const;
const instant = z.iso.datetime({ precision: 3 });
const params = z.strictObject({ property: PropertyId });
const Nothing = z.strictObject({});

const NewProperty = z.strictObject({
  id: PropertyId,
  name: z.string().min(1).max(80),
  language: z.string().min(2).max(35),
  timeZone: z.string().min(1).max(60).refine(isTimeZone, { message: 'no such time zone' }),
});

const KioskHealth = z.strictObject({
  stream: StreamId,
  state: z.enum(['following', 'quarantined']),
  events: z.int().nonnegative(),
  heardAt: instant.nullable(),
  enrolledAt: instant.nullable(),
  revokedAt: instant.nullable(),
  /** Offered under numbers that were taken, and kept aside. */
  aside: z.int().nonnegative(),
});

export interface OperatorParts {
  readonly db: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: RandomBytes;
  readonly codes: CodeKeeping;
}

export function registerOperator(app: App, { db, clock, random, codes }: OperatorParts): void {
  app.put(
    '/v1/properties/:property',
    {
      config,
      schema: { params, body: NewProperty.omit({ id: true }), response: { 200: NewProperty } },
    },
    async ({ params: { property }, body }) => {
      const told = { name: body.name, language: body.language, time_zone: body.timeZone };
      await db
        .insertInto('properties')
        .values({ property_id: property, created_at: new Date(clock.now()), ...told })
        .onConflict((conflict) => conflict.column('property_id').doUpdateSet(told))
        .execute();
      return { id: property, ...body };
    },
  );

  app.post(
    '/v1/properties/:property/enrolment-codes',
    {
      config,
      schema: {
        params,
        response: { 200: z.strictObject({ code: z.string(), until: instant }), 404: Problem },
      },
    },
    async ({ params: { property } }) => {
      await mustBeThere(db, property);
      const { code, until } = await makeEnrolmentCode(db, codes, property, clock.now(), random);
      return { code: `${code.slice(0, 4)}-${code.slice(4)}`, until: new Date(until).toISOString() };
    },
  );

  app.get(
    '/v1/properties/:property/kiosks',
    { config, schema: { params, response: { 200: z.array(KioskHealth), 404: Problem } } },
    async ({ params: { property } }) => {
      await mustBeThere(db, property);
      return kiosksOf(db, property);
    },
  );

  app.post(
    '/v1/properties/:property/kiosks/:stream/revoke',
    {
      config,
      schema: { params: params.extend({ stream: StreamId }), response: { 200: Nothing, 404: Problem } },
    },
    async ({ params: { property, stream } }) => {
      const revoked = await db
        .updateTable('streams')
        .set({ revoked_at: new Date(clock.now()) })
        .where('property_id', '=', property)
        .where('stream', '=', stream)
        .returning('stream')
        .executeTakeFirst();
      if (revoked === undefined) throw new Refusal(404, 'not-found', 'There is nothing here.');
      return {};
    },
  );
}

export async function hasProperty(db: Database, property: PropertyId): Promise<boolean> {
  const found = await db
    .selectFrom('properties')
    .select('property_id')
    .where('property_id', '=', property)
    .executeTakeFirst();
  return found !== undefined;
}

async function mustBeThere(db: Database, property: PropertyId): Promise<void> {
  if (!(await hasProperty(db, property))) throw new Refusal(404, 'not-found', 'There is nothing here.');
}

async function kiosksOf(db: Database, property: PropertyId): Promise<z.infer<typeof KioskHealth>[]> {
  const rows = await db
    .selectFrom('streams')
    .leftJoin('events_aside', (join) =>
      join
        .onRef('events_aside.property_id', '=', 'streams.property_id')
        .onRef('events_aside.stream', '=', 'streams.stream'),
    )
    .select([
      'streams.stream',
      'streams.state',
      'streams.head_seq',
      'streams.heard_at',
      'streams.enrolled_at',
      'streams.revoked_at',
      sql<string>`count(events_aside.seq)`.as('aside'),
    ])
    .where('streams.property_id', '=', property)
    .groupBy(['streams.property_id', 'streams.stream'])
    .orderBy('streams.stream')
    .execute();
  return rows.map((row) => ({
    stream: row.stream,
    state: row.state,
    events: Number(row.head_seq),
    heardAt: row.heard_at?.toISOString() ?? null,
    enrolledAt: row.enrolled_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    aside: Number(row.aside),
  }));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
