/**
 * Who may import whom. The first table is the folders, the second the doors: a package or a folder that only one
 * place may touch. Type imports count, because a type is knowledge, too. Tests may import anything.
 */

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

const ours = '^(shared|hardware|main|renderer|server|build|test)/';
const product = '^(shared|hardware|main|renderer|server)/';

/**
 * @param {string} name
 * @param {string} comment
 * @param {Rule['from']} from
 * @param {Rule['to']} to
 * @returns {Rule}
 */
function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/**
 * @param {string} folder
 * @param {readonly string[]} allowed
 */
function knowsOnly(folder, ...allowed) {
  const inside = allowed.map((path) => `^${path}/`);
  const comment = `${folder}/ knows nothing of ours but ${allowed.join('/, ')}/.`;
  return never(
    `${folder}-knows-only-its-own`,
    comment,
    { path: `^${folder}/` },
    { path: ours, pathNot: inside },
  );
}

/**
 * @param {string} what what stands behind the door: the start of a path, or a package
 * @param {string[]} doors
 */
function oneDoor(what, ...doors) {
  const path = what.includes('hardware/') ? `^${what}/` : `(^|node_modules/)${what}(/|$)`;
  const name = `one-door-to-${what.replace('@', '').replace('/', '-')}`;
  return never(
    name,
    `${what} is imported only by ${doors.join(', ')}.`,
    { path: product, pathNot: doors },
    { path },
  );
}

const folders = [
  knowsOnly('shared', 'shared'),
  knowsOnly('hardware', 'hardware', 'shared'),
  knowsOnly('main', 'main', 'hardware', 'shared'),
  knowsOnly('renderer', 'renderer', 'shared'),
  knowsOnly('server', 'server', 'shared'),
  never(
    'nobody-imports-build',
    'build/ makes the product and is no part of it.',
    { path: product },
    { path: '^build/' },
  ),
  never('nobody-imports-tests', 'Only tests import tests.', { pathNot: '^test/' }, { path: '^test/' }),
  never(
    'shared-uses-pure-packages-only',
    'shared/ does no I/O: of packages it knows a short list of pure ones, and nothing of Node.',
    { path: '^shared/' },
    {
      dependencyTypesNot: ['local', 'localmodule'],
      pathNot: '(^|node_modules/)(zod|minisearch|papaparse|@noble/(hashes|curves)|canonicalize)(/|$)',
    },
  ),
];

const insides = [
  never(
    'shells-never-know-each-other',
    'A machine has one shell: what both need belongs to the host.',
    { path: '^main/shells/([^/]+)/' },
    { path: '^main/shells/', pathNot: '^main/shells/$1/' },
  ),
  never(
    'the-host-knows-no-shell',
    'shells → compose → host and bridge, never back.',
    { path: '^main/(host|bridge)/' },
    { path: '^main/(shells/|compose\\.ts$)' },
  ),
  never(
    'compose-knows-no-shell',
    'A shell calls compose.',
    { path: '^main/compose\\.ts$' },
    { path: '^main/shells/' },
  ),
  never(
    'flows-are-pure',
    'A flow is a function of state and event: it knows the domain and other flows, no package and no port.',
    { path: '^renderer/flows/' },
    { pathNot: '^(shared|renderer/flows)/' },
  ),
  never(
    'screens-only-show',
    'Screens show a state and send events; the ports are handed to the desk by compose.ts.',
    { path: '^renderer/(screens|ui|words)/' },
    { path: '^renderer/(ledger|sync|bridge|input|compose)(/|\\.tsx?$)' },
  ),
  never(
    'the-page-knows-no-node',
    'The page reaches nothing but the bridge.',
    { path: '^renderer/', pathNot: '^renderer/vite\\.config\\.ts$' },
    { dependencyTypes: ['core'] },
  ),
];

const doors = [
  oneDoor('usb', '^hardware/transport/usb\\.ts$'),
  oneDoor('serialport', '^hardware/transport/system-serial\\.ts$'),
  oneDoor('electron', '^main/shells/electron/'),
  oneDoor('ws', '^main/shells/node/'),
  oneDoor('dexie', '^renderer/ledger/database\\.ts$'),
  oneDoor('@zxing/library', '^renderer/input/camera/'),
  oneDoor('zxing-wasm', '^renderer/input/camera/'),
  oneDoor('tesseract.js', '^renderer/input/label-text/'),
  oneDoor('jose', '^main/host/passes/signed\\.ts$', '^main/host/server-link/wire\\.ts$', '^server/'),
  oneDoor('fastify', '^server/'),
  oneDoor('kysely', '^server/'),
  oneDoor('pg', '^server/store/open\\.ts$'),
  oneDoor('@electric-sql/pglite', '^server/store/'),
  oneDoor('bwip-js', '^renderer/ui/barcode-drawing\\.ts$', '^hardware/printer/raster/'),
  oneDoor('zpl-renderer-js', '^renderer/room/'),
  oneDoor('hardware/simulation', '^hardware/simulation/', '^main/compose\\.ts$'),
];

const hygiene = [
  never('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
  never(
    'no-orphans',
    'A file that nobody imports and that imports nobody is forgotten.',
    { orphan: true, path: product, pathNot: ['\\.d\\.ts$', '^main/shells/electron/preload\\.ts$'] },
    {},
  ),
  never(
    'no-dead-ends',
    'It imports what is not there. Files that only the bundler resolves stop the build instead.',
    {},
    { couldNotResolve: true, pathNot: '\\.wasm\\?url$' },
  ),
  never(
    'the-product-runs-without-its-tools',
    'What is imported at run time is a dependency, not a devDependency. Electron brings itself.',
    { path: product, pathNot: '^renderer/vite\\.config\\.ts$' },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: ['node_modules/@types/', 'node_modules/electron/'],
    },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...folders, ...insides, ...doors, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|test/fixtures)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
