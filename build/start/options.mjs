/**
 * What may be asked of `npm start`, read from the command line. It knows the words and their values, and nothing of
 * what this machine can do. Plain JavaScript, because it runs before anything is installed.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** @typedef {'electron' | 'chromium' | 'none'} Shell */
/** @typedef {'real' | 'simulated'} Room */
/** @typedef {{ shell?: Shell, room?: Room, data?: string, port?: number, site?: string, training: boolean, help: boolean }} StartOptions */

export const usage = `npm start -- [options]

  --shell electron|chromium|none  what shows the kiosk; "none" prints the address to open.
                                  Left out: Electron if it is there, else a Chromium, Chrome or Edge
                                  if there is a display, else none.
  --room real|simulated           the devices on the USB, or a room that plays them all.
                                  Left out: the kiosk decides.
  --data DIR                      where the kiosk keeps its journal and its secrets.
                                  Left out: .packroom/ in the project.
  --port N                        the port of the address, 0 for any free one. Not for Electron.
  --site FILE                     what a new kiosk serves: its property, its room, its doors.
                                  Left out: a property made up for trying things out.
  --training                      a kiosk to learn on: made-up people, simulated devices, a ledger of its own.
                                  It lies in training/ of the data folder.
  --help                          this text`;

/** @type {Readonly<Record<string, readonly string[]>>} */
const choices = { shell: ['electron', 'chromium', 'none'], room: ['real', 'simulated'] };
const taking = new Set(['shell', 'room', 'data', 'port', 'site']);

/**
 * @param {readonly string[]} args the words after the command
 * @param {string} from the folder that a relative `--data` is meant from
 * @returns {{ ok: true, value: StartOptions } | { ok: false, error: string }} the error is a sentence for the person
 */
export function readOptions(args, from) {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries([...taking].map((name) => [name, { type: /** @type {const} */ ('string') }])),
  });
  /** @type {StartOptions} */
  const options = { training: false, help: false };
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return refuse(`"${token.value}" is not an option.`);
    const fault = take(options, token.name, token.rawName, token.value, from);
    if (fault !== undefined) return refuse(fault);
  }
  return { ok: true, value: options };
}

/**
 * @param {StartOptions} options changed in place
 * @param {string} name
 * @param {string} written
 * @param {string | undefined} value
 * @param {string} from
 * @returns {string | undefined} what is wrong with it
 */
function take(options, name, written, value, from) {
  if (name === 'help' || name === 'h') {
    options.help = true;
    return undefined;
  }
  if (name === 'training') {
    if (value !== undefined) return `${written} takes no value.`;
    options.training = true;
    return undefined;
  }
  if (!taking.has(name)) return `There is no option ${written}.`;
  // "--data --port 0" is a forgotten folder, not a folder called "--port".
  if (value === undefined || value === '' || value.startsWith('--')) return `${written} needs a value.`;
  const allowed = choices[name];
  if (allowed && !allowed.includes(value)) return `${written} is ${allowed.join(' or ')}, not "${value}".`;
  if (name === 'port') {
    const port = Number(value);
    if (!/^\d+$/.test(value) || port > 65535)
      return `${written} is a number from 0 to 65535, not "${value}".`;
    options.port = port;
  } else {
    Object.assign(options, { [name]: name === 'data' || name === 'site' ? resolve(from, value) : value });
  }
  return undefined;
}

/** @param {string} fault */
function refuse(fault) {
  return { ok: /** @type {const} */ (false), error: `${fault} See npm start -- --help.` };
}
