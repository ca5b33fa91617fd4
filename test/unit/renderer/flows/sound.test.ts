import { expect, test } from 'vitest';
import { newVisit } from '../../../../renderer/flows/intake.ts';
import type { FlowState } from '../../../../renderer/flows/kiosk.ts';
import { startKiosk, stepKiosk } from '../../../../renderer/flows/kiosk.ts';
import { soundOf } from '../../../../renderer/flows/sound.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { directory, grant, scanned } from '../../../harness/people.ts';

const visit = newVisit(sessionId(1), grant('courier'));
const ready = (problem: 'routing-barcode' | 'not-recorded' | null): FlowState => ({
  flow: 'intake',
  state: { at: 'ready', visit, problem: problem === null ? null : { code: problem } },
});

test('a scan that led nowhere sounds bad, and the same one again sounds again', () => {
  const first = ready('routing-barcode');
  expect(soundOf(ready(null), first)).toBe('bad');
  expect(soundOf(first, first)).toBeNull();
  expect(soundOf(first, ready('routing-barcode'))).toBe('bad');
});

test('what is not the doing of a scan sounds nothing', () => {
  expect(soundOf(ready(null), ready('not-recorded'))).toBeNull();
  expect(soundOf(ready('routing-barcode'), ready(null))).toBeNull();
  expect(soundOf(ready(null), startKiosk.now)).toBeNull();
});

test('a room label scanned on the home screen sounds bad; a parcel, which starts a visit, does not', () => {
  const after = (text: string) =>
    stepKiosk(directory, startKiosk, { type: 'scanned', scanned: scanned(text, ']Q1') }).state.now;
  expect(soundOf(startKiosk.now, after('K2-0001'))).toBe('bad');
  expect(soundOf(startKiosk.now, after('1Z5R89390357567127'))).toBeNull();
});
