import 'fake-indexeddb/auto';

import { describe, expect, test } from 'vitest';
import { packIncident } from '../../../../renderer/desk/incident.ts';
import type { IncidentAbout } from '../../../../renderer/flows/incident.ts';
import type { Handlers, OutputOf } from '../../../../shared/bridge/contract.ts';
import { DriveId } from '../../../../shared/domain/ids.ts';
import { deskBench } from '../../../harness/desk-bench.ts';
import { packageId, received, START, sessionId, sessionStarted } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const to = { kind: 'usb', drive: DriveId.parse('8:17') } as const;
const pack = { file: '/media/ANNA/incident.zip', events: 4, photos: 1, missingPhotos: 0, hasVerifier: true };
const manifest = 'd'.repeat(64);
const asked = (about: IncidentAbout) =>
  ({ do: 'pack-incident', by: grant('staff'), session: sessionId(9), about, kind: 'lost', to }) as const;

async function desk(answers: Partial<Handlers> = {}) {
  const bench = deskBench({
    'incident.pack': async () => ({ ok: true, value: { ...pack, manifest } }),
    ...answers,
  });
  await bench.ledger.append([sessionStarted(1), received(1)]);
  return bench;
}

describe('an incident pack', () => {
  test('is ordered in the ledger before it is made, and known by its manifest when it is whole', async () => {
    const bench = await desk();
    expect(await packIncident(bench.desk, asked('last-day'))).toEqual({ type: 'incident-packed', pack });
    const [opened, ordered, packed] = bench.journal.events.slice(-3);
    expect(opened).toMatchObject({ type: 'incident.opened', data: { kind: 'lost', about: 'last-day' } });
    expect(ordered).toMatchObject({
      type: 'incident.pack-ordered',
      data: { incident: opened?.data.incident, package: null, to: 'usb' },
    });
    const { from, until } = ordered?.data ?? {};
    expect(Date.parse(String(until)) - Date.parse(String(from))).toBe(86_400_000);
    expect(packed).toMatchObject({
      type: 'incident.packed',
      data: { incident: opened?.data.incident, archive: manifest },
    });
    expect(bench.asked.at(-1)).toMatchObject({ command: 'incident.pack', input: { event: ordered?.id, to } });
    expect(JSON.stringify(bench.journal.events)).not.toContain('ANNA');
  });

  test('of a package begins an hour before it came', async () => {
    const bench = await desk();
    await packIncident(bench.desk, asked({ package: packageId(1) }));
    const ordered = bench.journal.events.find(({ type }) => type === 'incident.pack-ordered');
    expect(ordered?.data.package).toBe(packageId(1));
    const began = Date.parse(ordered?.data.from as string);
    expect(Math.abs(began + 3_600_000 - START)).toBeLessThan(1_000);
  });

  type Refusal = Extract<OutputOf<'incident.pack'>, { ok: false }>['error'];
  test.each<[Refusal, string]>([
    ['stick-gone', 'stick-gone'],
    ['stick-full', 'stick-full'],
    ['stick-read-only', 'stick-read-only'],
    ['too-large', 'too-large'],
    ['disk-full', 'kiosk-full'],
    ['seals-contradict', 'records-altered'],
    ['journal-damaged', 'records-altered'],
    ['not-justified', 'sign-in-again'],
    ['disk-failed', 'not-copied'],
  ])('that the host refuses with %s is told as %s, and is not in the ledger as made', async (error, why) => {
    const bench = await desk({ 'incident.pack': async () => ({ ok: false, error }) });
    expect(await packIncident(bench.desk, asked('last-7-days'))).toEqual({ type: 'incident-failed', why });
    expect(bench.journal.events.map(({ type }) => type)).not.toContain('incident.packed');
    expect(bench.reports).toHaveLength(1);
  });

  test('is not made while the order cannot be written down', async () => {
    const bench = await desk();
    bench.journal.failNext('disk-failed');
    expect(await packIncident(bench.desk, asked('last-day'))).toEqual({
      type: 'incident-failed',
      why: 'not-copied',
    });
    expect(bench.asked.map(({ command }) => command)).not.toContain('incident.pack');
  });
});
