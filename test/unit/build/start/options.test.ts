/** What a person may write after `npm start --`. */
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../build/start/options.mjs';

describe('the options of npm start', () => {
  it('asks for nothing when nothing is written', () => {
    expect(readOptions([], '/here')).toEqual({ ok: true, value: { help: false, training: false } });
  });

  it.each([
    [['--shell', 'chromium', '--room', 'simulated'], { shell: 'chromium', room: 'simulated' }],
    [['--shell=none', '--port=0'], { shell: 'none', port: 0 }],
    [['--port', '65535'], { port: 65535 }],
    [['--data', 'there'], { data: '/here/there' }],
    [['--data', '/far/away'], { data: '/far/away' }],
    [['--site', 'house.json'], { site: '/here/house.json' }],
    [['--training'], { training: true }],
    [['--help'], { help: true }],
    [['-h'], { help: true }],
  ])('reads %j', (args, expected) => {
    expect(readOptions(args, '/here')).toEqual({
      ok: true,
      value: { help: false, training: false, ...expected },
    });
  });

  it.each([
    [['--shell', 'firefox'], '--shell is electron or chromium or none, not "firefox".'],
    [['--room', ''], '--room needs a value.'],
    [['--nope'], 'There is no option --nope.'],
    [['-x'], 'There is no option -x.'],
    [['kiosk'], '"kiosk" is not an option.'],
    [['--port', '65536'], '--port is a number from 0 to 65535, not "65536".'],
    [['--port', '1e3'], '--port is a number from 0 to 65535, not "1e3".'],
    [['--data', '--port', '0'], '--data needs a value.'],
    [['--data'], '--data needs a value.'],
    [['--port', '8080', '--help', '--nope'], 'There is no option --nope.'],
  ])('refuses %j in one sentence', (args, sentence) => {
    expect(readOptions(args, '/here')).toEqual({ ok: false, error: `${sentence} See npm start -- --help.` });
  });
});
