/** Which shell shows the kiosk on which machine. */
import { describe, expect, it } from 'vitest';
import { chooseShell } from '../../../../build/start/choose-shell.mjs';

const everything = { electron: '/electron', browser: '/chromium', display: true };

describe('choosing a shell', () => {
  it('takes Electron where its binary is there', () => {
    expect(chooseShell(undefined, everything)).toEqual({
      ok: true,
      value: { shell: 'electron', binary: '/electron' },
    });
  });

  it('takes a browser where there is no Electron', () => {
    const machine = { ...everything, electron: undefined };
    expect(chooseShell(undefined, machine)).toEqual({
      ok: true,
      value: { shell: 'chromium', binary: '/chromium' },
    });
  });

  it('opens no window where there is no display, whatever is installed', () => {
    const machine = { ...everything, display: false };
    expect(chooseShell(undefined, machine)).toEqual({
      ok: true,
      value: { shell: 'none', because: 'no-display' },
    });
  });

  it('opens no window where nothing can show one', () => {
    expect(chooseShell(undefined, { display: true })).toEqual({
      ok: true,
      value: { shell: 'none', because: 'no-browser' },
    });
  });

  it.each(['electron', 'chromium', 'none'] as const)('takes %s when it is asked for by name', (wanted) => {
    expect(chooseShell(wanted, everything)).toMatchObject({ ok: true, value: { shell: wanted } });
  });

  it.each([
    ['electron', 'npx install-electron'],
    ['chromium', 'PACKROOM_BROWSER'],
  ] as const)(
    'does not take another when %s is asked for and not there, and says what to do',
    (wanted, remedy) => {
      const answer = chooseShell(wanted, { display: true });
      expect(answer).toMatchObject({ ok: false, error: expect.stringContaining(remedy) });
    },
  );

  it('believes a person about the display who asks for a browser by name', () => {
    const machine = { browser: '/chromium', display: false };
    expect(chooseShell('chromium', machine)).toMatchObject({ ok: true, value: { shell: 'chromium' } });
  });
});
