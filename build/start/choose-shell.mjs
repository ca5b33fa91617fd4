/**
 * Which of the shells shows the kiosk: the one asked for, else the best that this machine can do. Pure: what the
 * machine has comes in as arguments.
 */

/** @typedef {import('./options.mjs').Shell} Shell */
/** @typedef {{ electron?: string | undefined, browser?: string | undefined, display: boolean }} Machine */
/**
 * @typedef {{ shell: 'electron', binary: string }
 *   | { shell: 'chromium', binary: string }
 *   | { shell: 'none', because: 'asked' | 'no-display' | 'no-browser' }} Choice
 */

/**
 * @param {Shell | undefined} wanted
 * @param {Machine} machine
 * @returns {{ ok: true, value: Choice } | { ok: false, error: string }} the error is a sentence for the person
 */
export function chooseShell(wanted, { electron, browser, display }) {
  // Who asks for a shell by name is believed about the display: it may be one that has no variable.
  if (wanted === 'electron') {
    return electron
      ? chosen({ shell: 'electron', binary: electron })
      : refused('Electron has not been downloaded. Fetch it with: npx install-electron');
  }
  if (wanted === 'chromium') {
    return browser
      ? chosen({ shell: 'chromium', binary: browser })
      : refused(
          'No Chromium, Chrome or Edge was found. Install one, or name it in the variable PACKROOM_BROWSER.',
        );
  }
  if (wanted === 'none') return chosen({ shell: 'none', because: 'asked' });
  if (!display) return chosen({ shell: 'none', because: 'no-display' });
  if (electron) return chosen({ shell: 'electron', binary: electron });
  if (browser) return chosen({ shell: 'chromium', binary: browser });
  return chosen({ shell: 'none', because: 'no-browser' });
}

/** @param {Choice} value */
function chosen(value) {
  return { ok: /** @type {const} */ (true), value };
}

/** @param {string} error */
function refused(error) {
  return { ok: /** @type {const} */ (false), error };
}
