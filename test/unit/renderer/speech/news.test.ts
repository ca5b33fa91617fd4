import { expect, test } from 'vitest';
import { newsOf } from '../../../../renderer/speech/news.ts';
import type { Passage } from '../../../../renderer/speech/passages.ts';

const text = (said: string): Passage => ({ text: said, language: 'en', isAnswer: false, isPrivate: false });
const answer = (said: string): Passage => ({ text: said, language: 'en', isAnswer: true, isPrivate: false });
const said = (before: Passage[], now: Passage[]) => newsOf(before, now).map((one) => one.text);

test('what came onto the screen is said, and what stood there before is not said again', () => {
  expect(said([text('Enter your PIN')], [text('Enter your PIN'), text('That is not right')])).toEqual([
    'That is not right',
  ]);
});

test('seconds that run out are not counted aloud', () => {
  expect(said([text('Try again in 30 seconds.')], [text('Try again in 29 seconds.')])).toEqual([]);
});

test('what was typed so far is said with each digit', () => {
  expect(said([answer('1 digit')], [answer('2 digits')])).toEqual(['2 digits']);
  expect(said([answer('4')], [answer('42')])).toEqual(['42']);
});

test('what goes away is not said', () => {
  expect(said([text('A'), text('B')], [text('A')])).toEqual([]);
});
