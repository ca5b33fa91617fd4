import { describe, expect, test } from 'vitest';
import {
  type MakePosters,
  type PostersEvent,
  type PostersState,
  startPosters,
  stepPosters,
} from '../../../../renderer/flows/posters.ts';
import { startStaff, stepStaff } from '../../../../renderer/flows/staff.ts';
import type { StaffEvent } from '../../../../renderer/flows/staff-state.ts';
import { sessionId } from '../../../harness/drafts.ts';
import { grant } from '../../../harness/people.ts';

const usual = { languages: ['en'], paper: 'letter' } as const;
const to = { kind: 'kiosk' } as const;
const arabic: PostersEvent = { type: 'poster-language', language: 'ar' };
const english: PostersEvent = { type: 'poster-language', language: 'en' };
const chosen: PostersEvent = { type: 'posters-chosen' };
const onto: PostersEvent = { type: 'posters-to', to };
const back: PostersEvent = { type: 'back' };
const posters = { file: '/exports/posters.pdf', sheets: 4 };

function walk(...events: readonly PostersEvent[]) {
  const wishes: MakePosters[] = [];
  let state: PostersState | null = startPosters(usual);
  for (const event of events) {
    if (state === null) throw new Error('through already');
    const next = stepPosters(state, event);
    state = next.state;
    if (next.wish !== null) wishes.push(next.wish);
  }
  return { state, wishes };
}

describe('posters', () => {
  test('are made once, in the languages and on the paper that were chosen', () => {
    const { state, wishes } = walk(arabic, { type: 'poster-paper', paper: 'a4' }, chosen, onto, onto);
    expect(state?.at).toBe('making');
    expect(wishes).toEqual([{ do: 'make-posters', wish: { languages: ['en', 'ar'], paper: 'a4' }, to }]);
  });

  test('in no language are not made', () => {
    expect(walk(english, chosen).state).toEqual({ at: 'what', wish: { languages: [], paper: 'letter' } });
    expect(walk(english, english, chosen).state?.at).toBe('where');
  });

  test('that failed are tried again at another place, with what was chosen', () => {
    const { state } = walk(arabic, chosen, onto, { type: 'posters-failed', why: 'stick-full' }, back);
    expect(state).toEqual({ at: 'where', wish: { languages: ['en', 'ar'], paper: 'letter' } });
  });

  test('are left one question at a time, and not while they are drawn', () => {
    expect(walk(back).state).toBeNull();
    expect(walk(chosen, back).state?.at).toBe('what');
    expect(walk(chosen, onto, back).state?.at).toBe('making');
    const made: PostersEvent = { type: 'posters-made', posters };
    expect(walk(chosen, onto, made).state).toEqual({ at: 'made', to, posters });
    expect(walk(chosen, onto, made, back).state).toBeNull();
  });

  test('are a manager’s to make', () => {
    for (const role of ['attendant', 'manager'] as const) {
      const events: readonly StaffEvent[] = [
        { type: 'pin-entered', pin: '1' },
        { type: 'staff-granted', grant: { ...grant('staff'), role }, session: sessionId(1) },
        { type: 'posters', usual },
      ];
      const state = events.reduce((now, event) => stepStaff(now, event).state, startStaff);
      expect(state.at).toBe(role === 'manager' ? 'posters' : 'board');
    }
  });
});
