import { expect, test } from 'vitest';
import { erasePictures } from '../../../../renderer/desk/keeping.ts';
import { PhotoHash } from '../../../../shared/domain/ids.ts';
import type { Draft } from '../../../../shared/events/event.ts';
import { type DeskBench, deskBench } from '../../../harness/desk-bench.ts';
import { collected, packageId, received, START, sessionId } from '../../../harness/drafts.ts';
import { sample } from '../../../harness/samples.ts';

const DAY = 24 * 3_600_000;
const picture = (n: number) => PhotoHash.parse(n.toString(16).padStart(64, '0'));
const photographed = (n: number, photo = picture(n)): Draft => ({
  type: 'package.photographed',
  actor: { kind: 'kiosk', id: 'kiosk-test' },
  data: { package: packageId(n), photo },
});

function bench(days: number) {
  let looks = 0;
  const made: DeskBench & { enoughAfter: number } = Object.assign(
    deskBench({
      'calendar.read': async () => ({ today: new Date(START + days * DAY).toISOString() }),
      'disk.look': async () => {
        looks++;
        if (looks >= made.enoughAfter) made.level = 'enough';
        return null;
      },
    }),
    { enoughAfter: 1 },
  );
  return made;
}

const erasedIn = ({ journal }: DeskBench) =>
  journal.events.filter(({ type }) => type === 'package.photo-erased').map(({ data }) => data);

test('the picture of a package that left 90 days ago is erased once, and the row says why there is none', async () => {
  const made = bench(91);
  await made.ledger.append([received(1), photographed(1), collected(1)]);
  await erasePictures(made.desk);
  await erasePictures(made.desk);
  expect(erasedIn(made)).toEqual([{ package: packageId(1), photo: picture(1), why: 'kept-long-enough' }]);
  expect(await made.questions.package(packageId(1))).toMatchObject({
    photo: null,
    noPhoto: 'erased-kept-long-enough',
  });
});

test('before that it stays, and that of a package in the room stays however long it is there', async () => {
  const made = bench(89);
  await made.ledger.append([received(1), photographed(1), collected(1)]);
  await erasePictures(made.desk);
  const old = bench(900);
  await old.ledger.append([received(1), photographed(1)]);
  await erasePictures(old.desk);
  expect([erasedIn(made), erasedIn(old)]).toEqual([[], []]);
});

test('a picture that also shows a package in the room stays', async () => {
  const made = bench(91);
  await made.ledger.append([
    received(1),
    received(2),
    photographed(1),
    photographed(2, picture(1)),
    collected(1),
  ]);
  await erasePictures(made.desk);
  expect(erasedIn(made)).toEqual([]);
});

test('many are erased, some at a time', async () => {
  const made = bench(91);
  for (let n = 1; n <= 50; n++) await made.ledger.append([received(n), photographed(n), collected(n)]);
  await erasePictures(made.desk);
  expect(erasedIn(made)).toHaveLength(50);
});

test('when the disk has no room for photos, the oldest of those beyond two weeks go until it has', async () => {
  const made = bench(15);
  made.level = 'no-photos';
  for (let n = 1; n <= 50; n++) await made.ledger.append([received(n), photographed(n), collected(n)]);
  await erasePictures(made.desk);
  expect(erasedIn(made).map(({ package: id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, n) => packageId(n + 1)),
  );
  expect(erasedIn(made)[0]).toMatchObject({ why: 'disk' });
});

test('even then, what left within two weeks stays', async () => {
  const made = bench(13);
  made.level = 'full';
  await made.ledger.append([received(1), photographed(1), collected(1)]);
  await erasePictures(made.desk);
  expect(erasedIn(made)).toEqual([]);
});

const session = sessionId(1);
const visit = (photo = picture(7), signature = picture(8)): readonly Draft[] => [
  sample('session.started', { session, kind: 'pickup' }),
  sample('session.photographed', { session, photo }),
  sample('session.signed', { session, signature }),
];
const ended = sample('session.ended', { session });
const goneIn = ({ journal }: DeskBench) =>
  journal.events.filter(({ type }) => type === 'session.evidence-erased').map(({ data }) => data);

test('photo and signature of a visit are erased 90 days after it ended, each once', async () => {
  const made = bench(91);
  await made.ledger.append([...visit(), ended]);
  await erasePictures(made.desk);
  await erasePictures(made.desk);
  expect(goneIn(made)).toEqual([
    { session, what: 'photo', file: picture(7), why: 'kept-long-enough' },
    { session, what: 'signature', file: picture(8), why: 'kept-long-enough' },
  ]);
  const young = bench(89);
  await young.ledger.append([...visit(), ended]);
  await erasePictures(young.desk);
  expect(goneIn(young)).toEqual([]);
});

test('those of a visit that goes on stay, and a file of two visits until the second is as old', async () => {
  const made = bench(91);
  await made.ledger.append([...visit()]);
  await erasePictures(made.desk);
  expect(goneIn(made)).toEqual([]);
  const other = sessionId(2);
  const shared = bench(91);
  await shared.ledger.append([
    ...visit(),
    ended,
    sample('session.started', { session: other, kind: 'pickup' }),
    sample('session.photographed', { session: other, photo: picture(7) }),
  ]);
  await erasePictures(shared.desk);
  expect(goneIn(shared)).toMatchObject([{ what: 'signature' }]);
});

test('when the disk has no room for photos, those of visits go after two weeks too', async () => {
  const made = bench(15);
  made.level = 'no-photos';
  await made.ledger.append([...visit(), ended]);
  made.enoughAfter = 3;
  await erasePictures(made.desk);
  expect(goneIn(made)).toMatchObject([
    { what: 'photo', why: 'disk' },
    { what: 'signature', why: 'disk' },
  ]);
});
