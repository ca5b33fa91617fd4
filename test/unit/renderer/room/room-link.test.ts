import { expect, test } from 'vitest';
import { createRoomLink } from '../../../../renderer/room/room-link.ts';
import type { RoomState } from '../../../../renderer/room/room-state.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { aRoom } from './a-room.ts';

/** Server-sent events of which the test says when they come. */
class News extends EventTarget {
  readyState = 0;
  isClosed = false;
  tell(type: 'open' | 'changed') {
    this.readyState = 1;
    this.dispatchEvent(new Event(type));
  }
  breakOff(readyState: 0 | 2) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
  close() {
    this.isClosed = true;
  }
}

function aPage(room: RoomState = aRoom()) {
  const clock = createManualClock();
  const asked: string[] = [];
  const news: News[] = [];
  const host = { room, answer: (): Response => Response.json(host.room) };
  const link = createRoomLink({
    clock,
    async ask(path, init) {
      asked.push(`${init.method ?? 'GET'} ${path} ${init.body ?? ''}`.trim());
      return host.answer();
    },
    openNews() {
      const opened = new News();
      news.push(opened);
      return opened;
    },
  });
  return { clock, asked, news, host, link };
}

test('the room is read at once, and again when it is told of a change', async () => {
  const { clock, asked, news, host, link } = aPage();
  link.watch();
  await clock.settle();
  expect(link.view().room?.door.position).toBe('closed');
  news[0]?.tell('open');
  await clock.settle();
  host.room = aRoom({ door: { position: 'open' } });
  news[0]?.tell('changed');
  await clock.settle();
  expect(link.view().room?.door.position).toBe('open');
  await clock.advance(5_000);
  expect(asked).toEqual(['GET /room', 'GET /room', 'GET /room']);
});

test('while nobody tells, the room is read each second', async () => {
  const { clock, asked, news, link } = aPage();
  link.watch();
  await clock.settle();
  news[0]?.tell('open');
  news[0]?.breakOff(0);
  await clock.settle();
  const before = asked.length;
  await clock.advance(3_000);
  expect(asked.length - before).toBe(3);
  expect(news).toHaveLength(1);
});

test('a stream that was refused is opened anew', async () => {
  const { clock, news, link } = aPage();
  link.watch();
  news[0]?.breakOff(2);
  await clock.advance(1_000);
  expect(news).toHaveLength(2);
});

test('changes that come during a reading are read once more, not once each', async () => {
  const { clock, asked, news, link } = aPage();
  link.watch();
  for (let change = 0; change < 5; change++) news[0]?.tell('changed');
  await clock.settle();
  expect(asked).toHaveLength(2);
});

test('a host that is gone is said to be, what was seen stays, and it is seen when it is back', async () => {
  const { clock, host, link } = aPage();
  link.watch();
  await clock.settle();
  const { answer } = host;
  host.answer = () => {
    throw new TypeError('fetch failed');
  };
  await clock.advance(1_000);
  expect(link.view()).toMatchObject({ isAnswering: false, room: { door: { position: 'closed' } } });
  host.answer = answer;
  await clock.advance(1_000);
  expect(link.view().isAnswering).toBe(true);
});

test('what is no room is not taken for one', async () => {
  const { clock, host, link } = aPage();
  host.answer = () => Response.json({ parcels: 'none' });
  link.watch();
  await clock.settle();
  expect(link.view()).toEqual({ room: null, isAnswering: false, refusal: null });
});

test('a deed shows what it did, before anybody tells', async () => {
  const { clock, asked, host, link } = aPage();
  link.watch();
  await clock.settle();
  const { phones: _, couriers: __, staffPin: ___, ...things } = aRoom({ door: { position: 'open' } });
  host.answer = () => Response.json(things);
  expect(await link.act('door', 'open')).toBe(true);
  expect(asked.at(-1)).toBe('POST /room/door/open {}');
  expect(link.view().room?.door.position).toBe('open');
  expect(link.view().room?.phones).toEqual(aRoom().phones);
});

test('what could not be done is said for a while', async () => {
  const { clock, host, link } = aPage();
  host.answer = () => Response.json({ code: 'impossible', say: 'The door is locked.' }, { status: 409 });
  expect(await link.act('door', 'open')).toBe(false);
  expect(link.view().refusal).toBe('The door is locked.');
  await clock.advance(6_000);
  expect(link.view().refusal).toBeNull();
});

test('a deed that does not reach the host is said, too', async () => {
  const { host, link } = aPage();
  host.answer = () => {
    throw new TypeError('fetch failed');
  };
  expect(await link.act('parcels', 'new', { count: 1 })).toBe(false);
  expect(link.view().refusal).toBe('The room does not answer.');
});

test('who stops watching leaves nothing behind', async () => {
  const { clock, news, link } = aPage();
  const stop = link.watch();
  await clock.settle();
  stop();
  expect(news[0]?.isClosed).toBe(true);
  expect(clock.waiting()).toBe(0);
});
