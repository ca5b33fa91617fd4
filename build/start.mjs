/**
 * `npm start`: from a fresh clone to a kiosk on the screen, with nothing but Node and npm. It prepares, builds what
 * changed, chooses a shell and steps aside for it; what a kiosk does is not its concern.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseShell } from './start/choose-shell.mjs';
import { findBrowser, hasDisplay } from './start/find-browser.mjs';
import { findElectron } from './start/find-electron.mjs';
import { isBuilt } from './start/freshness.mjs';
import { readOptions, usage } from './start/options.mjs';
import { pinnedEnvironment, pinnedNode } from './start/pinned-node.mjs';
import { prepare } from './start/prepare.mjs';
import { becomeChild } from './start/run-child.mjs';
import { complain, say } from './start/say.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reasons = {
  asked: '',
  'no-display': ' (there is no display)',
  'no-browser': ' (no Electron, Chromium, Chrome or Edge was found)',
};

const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
if (!options.ok) stop(options.error);
else if (options.value.help) console.log(usage);
else start(options.value);

/** @param {import('./start/options.mjs').StartOptions} asked */
function start(asked) {
  const fault = prepare(root) ?? build();
  if (fault) return stop(fault);
  const browser = findBrowser({ platform: process.platform, env: process.env, exists: existsSync });
  const choice = chooseShell(asked.shell, {
    electron: findElectron(root),
    browser,
    display: hasDisplay(process.platform, process.env),
  });
  if (!choice.ok) return stop(choice.error);
  show(choice.value, asked, browser);
}

/** @returns {string | undefined} */
function build() {
  if (isBuilt(root)) return undefined;
  const built = spawnSync(pinnedNode(root), [join('build', 'bundle.ts')], {
    cwd: root,
    env: pinnedEnvironment(root),
    stdio: 'inherit',
  });
  return built.status === 0 ? undefined : 'The kiosk could not be built. The reason is above.';
}

/**
 * @param {import('./start/choose-shell.mjs').Choice} choice
 * @param {import('./start/options.mjs').StartOptions} asked
 * @param {string | undefined} found a Chromium, whether or not it is to show the screen
 */
function show(choice, { room, data = join(root, '.packroom'), port, site, training }, found) {
  const args = ['--data', data];
  if (room) args.push('--room', room);
  if (site) args.push('--site', site);
  if (training) args.push('--training');
  const place = { cwd: root, env: pinnedEnvironment(root) };
  if (choice.shell === 'electron') {
    say('Opening the kiosk in Electron.');
    return becomeChild(choice.binary, [root, ...args], place);
  }
  // Without a display there is nobody to show a screen to, and still posters to be drawn.
  const printer = found === undefined ? [] : ['--printer', found];
  const browser = choice.shell === 'chromium' ? choice.binary : 'none';
  if (choice.shell === 'chromium') say(`Opening the kiosk in ${browser}.`);
  else say(`Starting the kiosk without a window${reasons[choice.because]}.`);
  if (port !== undefined) args.push('--port', String(port));
  becomeChild(
    pinnedNode(root),
    [join('dist', 'node', 'main.js'), ...args, '--browser', browser, ...printer],
    place,
  );
}

/** @param {string} why */
function stop(why) {
  complain(why);
  process.exitCode = 1;
}
