import { describe, expect, it } from 'vitest';
import { languages, nearestLanguage } from '../../../../renderer/words/languages.ts';
import { wordsFor } from '../../../../renderer/words/words.ts';

/** Names, codes and words that are the same in another language. */
const SAME_ON_PURPOSE = new Set(['PIN', 'No', 'Camera', 'Zone', 'Zones', 'UTC', 'Incident', 'Photos']);

/** Sentences that are about one of a few situations instead of a number or a text. */
const WANTS_A_KIND = new Map([
  ['staff.task', 'missing'],
  ['posters.paperName', 'letter'],
  ['carrierCodes.why', 'due'],
  ['carrierCodes.note', 'taken'],
  ['pins.why', 'forgotten'],
  ['pins.identity', 'document-seen'],
  ['pins.note', 'not-recorded'],
  ['pass.refused', 'revoked'],
  ['pass.next', 'revoked'],
  ['passes.holder', 'delegate'],
  ['passes.why', 'misused'],
  ['passes.note', 'ended'],
  ['packages.state', 'stored'],
  ['packages.label', 'printed'],
  ['packages.class', 'heavy'],
  ['packages.action', 'move'],
  ['packages.done', 'move'],
  ['packages.note', 'not-told'],
  ['packages.why', 'no-space'],
  ['packages.what', 'package.received'],
  ['packages.who', 'courier'],
  ['staffPins.role', 'manager'],
  ['staffPins.may', 'manager'],
  ['staffPins.why', 'left'],
  ['staffPins.note', 'ended'],
  ['shelf.doubt', 'not-mine'],
  ['shelf.doubtBadge', 'not-mine'],
  ['shelf.next', 'not-mine'],
  ['shelf.nextText', 'not-mine'],
  ['evidence.photoIs', 'no-camera'],
  ['evidence.signatureIs', 'cannot'],
  ['evidence.why', 'not-received'],
  ['audit.because', 'overdue'],
  ['audit.dueAnswer', 'held'],
  ['tasks.outcome', 'told'],
  ['tasks.alarm', 'staff-key'],
  ['incident.span', 'last-day'],
  ['incident.kind', 'lost'],
  ['incident.failed', 'too-large'],
  ['incident.failedText', 'too-large'],
  ['papers.doorEvent', 'door.opened'],
  ['residentsList.readAs', ','],
  ['residentsList.column', 'unit'],
  ['residentsList.problem', 'nobody'],
  ['residentsList.failed', 'empty'],
  ['residentsList.failedText', 'empty'],
  ['training.drill', 'courier'],
  ['copy.range', 'everything'],
  ['copy.failed', 'stick-gone'],
  ['copy.failedText', 'stick-gone'],
]);

type Say = (...about: readonly unknown[]) => string;

const entries = (language: (typeof languages)[number]['code']) =>
  Object.entries(wordsFor(language)).flatMap(([flow, words]) =>
    Object.entries(words).map(([key, message]) => [`${flow}.${key}`, message] as const),
  );

describe.each(languages)('the words in $name', ({ code }) => {
  it('say something everywhere, with no space at either end', () => {
    for (const [key, message] of entries(code)) {
      const example = WANTS_A_KIND.get(key) ?? 3;
      const text =
        typeof message === 'string'
          ? message
          : (message as Say).call(null, example, example, example, example);
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
      expect(text, key).not.toContain('undefined');
      expect(text, key).not.toContain('#');
    }
  });

  it('name what a sentence is about', () => {
    const { pickup, intake } = wordsFor(code);
    expect(pickup.notYoursText('K7-0423')).toContain('K7-0423');
    expect(intake.labelQueuedText('K7-0423')).toContain('K7-0423');
    expect(intake.soFar(27)).toContain('27');
  });
});

describe('a translation', () => {
  it.each(languages.filter(({ code }) => code !== 'en'))('leaves no English behind in $name', ({ code }) => {
    const english = new Map(entries('en'));
    const left = entries(code).filter(
      ([key, message]) =>
        typeof message === 'string' && message === english.get(key) && !SAME_ON_PURPOSE.has(message),
    );
    expect(left).toEqual([]);
  });
});

describe('a number in a sentence', () => {
  it('takes the form that English has for it', () => {
    const { goodbye } = wordsFor('en').intake;
    expect([0, 1, 2].map(goodbye)).toEqual([
      'Nothing was delivered. Please close the door.',
      '1 package delivered. Please close the door.',
      '2 packages delivered. Please close the door.',
    ]);
  });

  it('takes each of the six forms of Arabic, in Latin digits', () => {
    const { packages } = wordsFor('ar').common;
    expect([0, 1, 2, 3, 11, 100].map(packages)).toEqual([
      'لا طرود',
      'طرد واحد',
      'طردان',
      '3 طرود',
      '11 طردًا',
      '100 طرد',
    ]);
  });
});

describe('the nearest language', () => {
  it('is the one of the country, whatever the country', () => {
    expect(nearestLanguage('es-MX')).toBe('es');
    expect(nearestLanguage('AR-EG')).toBe('ar');
  });

  it('is simplified Chinese for every reader of Chinese', () => {
    expect(['zh-CN', 'zh-SG', 'zh-TW', 'zh'].map(nearestLanguage)).toEqual(Array(4).fill('zh-Hans'));
  });

  it('is English when there is none', () => {
    expect(nearestLanguage('tlh')).toBe('en');
  });
});
