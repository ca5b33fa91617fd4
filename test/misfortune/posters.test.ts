/** Posters, and everything that may go wrong while they are made: they are whole, or they are not there. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGrants } from '../../main/host/codes/grants.ts';
import { createPosters } from '../../main/host/posters.ts';
import type { PrintPage } from '../../main/host/print-page.ts';
import { pagePrinter } from '../../main/shells/node/print-page.ts';
import { err, ok } from '../../shared/basics/result.ts';
import { DriveId, type EventId, StaffId } from '../../shared/domain/ids.ts';
import { posterFrom } from '../../shared/domain/poster.ts';
import type { StaffRole } from '../../shared/domain/staff-role.ts';
import { sessionId } from '../harness/drafts.ts';
import { temporaryFolder } from '../harness/faulty-files.ts';
import { directory } from '../harness/people.ts';
import { seededRandom } from '../harness/randomness.ts';
import { sealingHost } from '../harness/sealing-host.ts';

const drive = DriveId.parse('8:17');
const usb = { kind: 'usb', drive } as const;
const kiosk = { kind: 'kiosk' } as const;
const sheets = (count: number) => Buffer.from(`%PDF-1.4\n${'/MediaBox [0 0 612 792]\n'.repeat(count)}`);
const PDF = sheets(4);

async function bench(printPage: PrintPage = async () => ok(new Uint8Array(PDF))) {
  const host = await sealingHost();
  const ledger = await host.start();
  const { files, folder, clock, log } = host;
  const stick = join(folder, 'STICK');
  await mkdir(stick);
  const grants = createGrants(clock, seededRandom(1));
  let plugged = true;
  const asked: string[] = [];
  const posters = createPosters({
    ...ledger,
    grants,
    directory: () => directory,
    printPage: (path) => {
      asked.push(path);
      return printPage(path);
    },
    files,
    folder: join(folder, 'exports'),
    drives: {
      list: async () =>
        plugged ? [{ id: drive, label: 'ANNAS STICK', folder: stick, isReadOnly: false, freeBytes: 9 }] : [],
    },
    clock,
    log,
  });
  const order = async (role: StaffRole = 'manager'): Promise<EventId> => {
    const grant = grants.give({ kind: 'staff', staff: StaffId.parse(`${role}-9`), role }).id;
    const [event] = await ledger.append({
      type: 'posters.ordered',
      actor: { kind: 'staff', id: 'desk' },
      data: { session: sessionId(1), grant, languages: ['en', 'ar'], paper: 'letter', to: 'usb' },
    });
    if (event === undefined) throw new Error('no event');
    return event.id;
  };
  const pull = () => {
    plugged = false;
  };
  return { ...host, posters, order, stick, asked, pull };
}

describe('posters', () => {
  test('are drawn from the directory as it is, and are whole on the stick, alone', async () => {
    const { posters, order, stick, asked } = await bench();
    const made = await posters.make(await order(), usb);
    if (!made.ok) throw new Error(made.error);
    expect(made.value.sheets).toBe(4);
    expect(await readFile(made.value.file)).toEqual(PDF);
    expect(await readdir(stick)).toHaveLength(1);
    const poster = posterFrom(asked[0]?.split('#')[1] ?? '');
    expect(poster).toMatchObject({ languages: ['en', 'ar'], paper: 'letter' });
    expect(poster?.zones).toEqual(directory.zones);
  });

  test('are made for no attendant, nor twice for one order', async () => {
    const { posters, order, asked } = await bench();
    expect(await posters.make(await order('attendant'), kiosk)).toEqual({
      ok: false,
      error: 'not-justified',
    });
    const event = await order();
    expect(await posters.make(event, kiosk)).toMatchObject({ ok: true });
    expect(await posters.make(event, kiosk)).toEqual({ ok: false, error: 'not-justified' });
    expect(asked).toHaveLength(1);
  });

  test.each<[string, PrintPage]>([
    ['there is no Chromium', async () => err({ code: 'no-browser', detail: 'none' })],
    ['Chromium dies', async () => err({ code: 'failed', detail: 'SIGKILL' })],
    ['what comes out is no PDF', async () => ok(new Uint8Array(Buffer.from('<html>')))],
    ['Chromium could not open the page', async () => ok(new Uint8Array(sheets(1)))],
    ['nothing comes out', async () => ok(new Uint8Array())],
  ])('are not there when %s', async (_, printPage) => {
    const { posters, order, stick } = await bench(printPage);
    expect(await posters.make(await order(), usb)).toEqual({ ok: false, error: 'not-drawn' });
    expect(await readdir(stick)).toEqual([]);
  });

  test('leave nothing half on a stick that is gone', async () => {
    const { posters, order, pull, stick } = await bench();
    pull();
    expect(await posters.make(await order(), usb)).toEqual({ ok: false, error: 'stick-gone' });
    expect(await readdir(stick)).toEqual([]);
  });

  test.each([
    ['write', 'ENOSPC', 'stick-full'],
    ['rename', 'EIO', 'stick-gone'],
  ] as const)('leave nothing half when %s fails with %s', async (what, code, error) => {
    const { posters, order, files, stick } = await bench();
    const event = await order();
    files.failNext(what, code, 1);
    expect(await posters.make(event, usb)).toEqual({ ok: false, error });
    expect(await readdir(stick)).toEqual([]);
  });
});

describe('a browser that prints', () => {
  const origin = () => 'http://127.0.0.1:1';

  test('and is not there is said so', async () => {
    const printed = await pagePrinter({ binary: '/no/such/chromium', origin })('/poster.html');
    expect(printed).toMatchObject({ ok: false, error: { code: 'no-browser' } });
  });

  test('and never ends is ended', async () => {
    const folder = await temporaryFolder();
    const hanging = join(folder, 'hangs.sh');
    const { writeFile } = await import('node:fs/promises');
    await writeFile(hanging, '#!/bin/sh\nexec sleep 1000\n', { mode: 0o755 });
    const printed = await pagePrinter({ binary: hanging, origin, longestMs: 50 })('/poster.html');
    expect(printed).toEqual({ ok: false, error: { code: 'failed', detail: 'it ended with SIGKILL' } });
  });

  test('and ends well without a page has failed', async () => {
    const printed = await pagePrinter({ binary: '/bin/true', origin })('/poster.html');
    expect(printed).toMatchObject({ ok: false, error: { code: 'failed' } });
  });
});
