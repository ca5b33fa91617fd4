import { expect, test } from 'vitest';
import { USUAL_WIRING } from '../../../../hardware/strike/input-sensor.ts';
import { type Choice, doorOf, printerFor, strikeFor } from '../../../../hardware/supervisor/choose.ts';
import { DoorId } from '../../../../shared/domain/ids.ts';

const printer = (key: string, state: Choice['state'], isPreferred = false): Choice => ({
  key,
  role: 'printer',
  state,
  setting: { role: 'printer', size: '4x2', dpi: 203, isPreferred },
});
const strike = (key: string, door?: string | null, state: Choice['state'] = 'ready'): Choice => ({
  key,
  role: 'strike',
  state,
  setting:
    door === undefined
      ? null
      : {
          role: 'strike',
          door: door === null ? null : DoorId.parse(door),
          wiring: USUAL_WIRING,
          board: null,
        },
});

test('the preferred printer prints while it can', () => {
  expect(printerFor([printer('a', 'ready'), printer('b', 'ready', true)])).toBe('b');
});

test('another printer takes over while the preferred one is in trouble', () => {
  expect(printerFor([printer('a', 'ready'), printer('b', 'trouble', true)])).toBe('a');
});

test('with every printer in trouble it is the preferred one that is waited for', () => {
  expect(printerFor([printer('a', 'trouble'), printer('b', 'trouble', true)])).toBe('b');
  expect(printerFor([])).toBeNull();
});

test('a strike that is alone opens the usual door without being set up', () => {
  expect(strikeFor([strike('s')], 'front', 'front')).toBe('s');
  expect(strikeFor([strike('s')], 'back', 'front')).toBeNull();
});

test('two strikes of which nobody said anything open no door', () => {
  const both = [strike('s'), strike('t')];
  expect(strikeFor(both, 'front', 'front')).toBeNull();
  expect(doorOf(both, 't', 'front')).toBeNull();
});

test('each of two strikes opens its own door', () => {
  const both = [strike('s', 'back'), strike('t', 'front')];
  expect(strikeFor(both, 'front', 'front')).toBe('t');
  expect(strikeFor(both, 'back', 'front')).toBe('s');
});

test('a second strike that nobody set up does not touch the door of the first', () => {
  const both = [strike('s', 'front'), strike('t')];
  expect(strikeFor(both, 'front', 'front')).toBe('s');
  expect(doorOf(both, 't', 'front')).toBeNull();
});

test('a door that two strikes claim is opened by neither', () => {
  expect(strikeFor([strike('s', 'front'), strike('t', 'front')], 'front', 'front')).toBeNull();
});

test('a new board in the place of one that is gone opens the usual door', () => {
  expect(strikeFor([strike('old', undefined, 'gone'), strike('new')], 'front', 'front')).toBe('new');
});

test('a strike that is to open no door opens none, though it is alone', () => {
  expect(strikeFor([strike('s', null)], 'front', 'front')).toBeNull();
});
