import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCalendar } from '../../../../main/host/calendar.ts';
import { nodeFiles } from '../../../../main/host/storage/files.ts';
import { temporaryFolder } from '../../../harness/faulty-files.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 23);

async function bench() {
  const path = join(await temporaryFolder(), 'calendar.json');
  const open = async (wall: number) => {
    const clock = createManualClock(wall);
    const calendar = await openCalendar(nodeFiles, path, clock);
    onTestFinished(() => calendar.stop());
    return { clock, calendar };
  };
  return { open, path };
}

test('it goes with a clock that is right', async () => {
  const { clock, calendar } = await (await bench()).open(START);
  await clock.advance(10 * DAY);
  expect(calendar.today()).toBe(START + 10 * DAY);
});

test('a clock that is set forward by a year takes it at most two days a day', async () => {
  const { clock, calendar } = await (await bench()).open(START);
  clock.setWall(START + 365 * DAY);
  expect(calendar.today()).toBe(START);
  await clock.advance(3 * DAY);
  expect(calendar.today()).toBe(START + 6 * DAY);
  clock.setWall(START + 3 * DAY);
  expect(calendar.today()).toBe(START + 3 * DAY);
});

test('a clock that is set back by a year is believed, and forgotten when it is right again', async () => {
  const { clock, calendar } = await (await bench()).open(START);
  clock.setWall(START - 365 * DAY);
  expect(calendar.today()).toBe(START - 365 * DAY);
  await clock.advance(DAY);
  clock.setWall(START + DAY);
  expect(calendar.today()).toBe(START);
  await clock.advance(DAY);
  expect(calendar.today()).toBe(START + 2 * DAY);
});

test('a start with a clock that is a year ahead does not hurry it, however often', async () => {
  const { open } = await bench();
  await (await open(START)).calendar.stop();
  for (let n = 1; n <= 5; n++) {
    const { calendar } = await open(START + n * 365 * DAY);
    expect(calendar.today()).toBe(START);
    await calendar.stop();
  }
});

test('a kiosk that was off for a month catches up within a month', async () => {
  const { open } = await bench();
  await (await open(START)).calendar.stop();
  const { clock, calendar } = await open(START + 30 * DAY);
  await clock.advance(30 * DAY);
  expect(calendar.today()).toBe(START + 60 * DAY);
});

test('what it has reached is kept while it runs: a kill loses an hour', async () => {
  const { open, path } = await bench();
  const { clock } = await open(START);
  await clock.advance(5 * DAY + HOUR);
  const reached = async () => JSON.parse(await readFile(path, 'utf8')).reached;
  await expect.poll(reached, { timeout: 15_000 }).toBeGreaterThanOrEqual(START + 5 * DAY - HOUR);
  const { calendar } = await open(START + 400 * DAY);
  expect(calendar.today()).toBeGreaterThanOrEqual(START + 5 * DAY - HOUR);
});
