import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalog, type EventType } from '../../../../shared/events/catalog.ts';
import type { Definition } from '../../../../shared/events/definition.ts';
import { samples } from '../../../harness/samples.ts';

const types = Object.keys(catalog) as EventType[];

describe('each type of event', () => {
  test.each(types)('%s has a sample that fits, and a sentence', (type) => {
    const { data, says }: Definition = catalog[type];
    expect(data.safeParse(samples[type])).toMatchObject({ success: true });
    expect(says).toMatch(/^[A-Z].*\.$/);
  });

  test.each(types)('%s takes nothing that it does not name', (type) => {
    const { data }: Definition = catalog[type];
    expect(data.safeParse({ ...samples[type], surprise: 1 }).success).toBe(false);
  });

  test.each(types)('%s can do without none of its fields', (type) => {
    const { data }: Definition = catalog[type];
    for (const field of Object.keys(samples[type])) {
      const { [field]: _, ...rest } = samples[type] as Record<string, unknown>;
      expect(data.safeParse(rest).success, `${type} without ${field}`).toBe(false);
    }
  });

  test.each(types)('%s has no field for a person’s name, number, address or code', (type) => {
    const { data }: Definition = catalog[type];
    const fields = Object.keys(data.shape);
    expect(fields.filter((field) => /name|phone|mail|address|pin|password|secret/i.test(field))).toEqual([]);
  });
});

test('text that nobody chose from a list is short, and there is little of it', () => {
  const free = types.flatMap((type) => {
    const { data }: Definition = catalog[type];
    return Object.entries(data.shape).flatMap(([field, schema]) => {
      const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
      return (json.anyOf ?? [json])
        .filter((one) => one.type === 'string' && !one.enum && !one.pattern && !one.format)
        .map(({ maxLength }) => ({ field: `${type} ${field}`, maxLength }));
    });
  });
  for (const { field, maxLength } of free) expect(maxLength, field).toBeLessThanOrEqual(120);
  expect(free.map(({ field }) => field)).toEqual([
    'ledger.opened software',
    'session.started carrier',
    'courier-credential.ordered carrier',
    'courier-credential.issued carrier',
    'courier-credential.ended carrier',
    'package.received tracking',
    'package.received carrier',
    'package.returned carrier',
    'package.forwarded carrier',
    'door.not-released why',
    'audit.strayed code',
    'audit.settled code',
    'task.opened about',
    'incident.opened about',
  ]);
});
