/**
 * A rule that cannot fail is worth nothing: a small house is built in which every import rule is broken once, and each
 * must be caught by its own rule. The same house without the culprits is sound.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../../dependency-cruiser.config.mjs';

const project = join(import.meta.dirname, '../../..');

const sound: Readonly<Record<string, string>> = {
  'shared/result.ts': `import { z } from 'zod'; export const result = z;`,
  'hardware/transport/usb.ts': `import { usb } from 'usb'; import '../../shared/result.ts'; export { usb };`,
  'hardware/transport/system-serial.ts': `import { SerialPort } from 'serialport'; export { SerialPort };`,
  'hardware/simulation/room.ts': `import { result } from '../../shared/result.ts'; export const room = result;`,
  'main/host/host.ts': `import { usb } from '../../hardware/transport/usb.ts'; export const host = usb;`,
  'main/compose.ts': `import './host/host.ts'; import '../hardware/simulation/room.ts'; export const compose = 1;`,
  'main/shells/node/main.ts': `import { compose } from '../../compose.ts'; import 'ws'; export const node = compose;`,
  'main/shells/electron/main.ts': `import type { App } from 'electron'; import '../../compose.ts'; export type A = App;`,
  'renderer/flows/intake.ts': `import { result } from '../../shared/result.ts'; export const intake = result;`,
  'renderer/screens/home.tsx': `import { intake } from '../flows/intake.ts'; import 'react'; export const home = intake;`,
  'renderer/ledger/database.ts': `import { Dexie } from 'dexie'; export const database = Dexie;`,
  'renderer/input/camera/decode.ts': `import '@zxing/library'; export const decode = 1;`,
  'renderer/room/picture.ts': `import 'zpl-renderer-js'; export const picture = 1;`,
  'renderer/ui/barcode-drawing.ts': `import 'bwip-js'; export const drawing = 1;`,
  'build/bundle.ts': `import '../shared/result.ts'; export const bundle = 1;`,
  'test/harness/kiosk.ts': `import '../../main/compose.ts'; import 'ws'; export const kiosk = 1;`,
};

/** [the rule, the culprit, what it imports, the words of the import (for its type alone, where that is said)] */
const broken: readonly (readonly [rule: string, culprit: string, imported: string, typeOnly?: 'type'])[] = [
  ['shared-knows-only-its-own', 'shared/a.ts', '../hardware/transport/usb.ts'],
  ['shared-knows-only-its-own', 'shared/b.ts', '../renderer/flows/intake.ts', 'type'],
  ['hardware-knows-only-its-own', 'hardware/a.ts', '../main/host/host.ts', 'type'],
  ['main-knows-only-its-own', 'main/a.ts', '../renderer/flows/intake.ts'],
  ['renderer-knows-only-its-own', 'renderer/a.ts', '../main/compose.ts', 'type'],
  ['renderer-knows-only-its-own', 'renderer/b.ts', '../hardware/simulation/room.ts'],
  ['server-knows-only-its-own', 'server/a.ts', '../renderer/ledger/database.ts'],
  ['nobody-imports-build', 'main/b.ts', '../build/bundle.ts'],
  ['nobody-imports-tests', 'main/c.ts', '../test/harness/kiosk.ts'],
  ['nobody-imports-tests', 'build/a.ts', '../test/harness/kiosk.ts', 'type'],
  ['shared-uses-pure-packages-only', 'shared/c.ts', 'react'],
  ['shared-uses-pure-packages-only', 'shared/d.ts', 'node:fs'],
  ['shells-never-know-each-other', 'main/shells/node/a.ts', '../electron/main.ts'],
  ['shells-never-know-each-other', 'main/shells/electron/a.ts', '../node/main.ts', 'type'],
  ['the-host-knows-no-shell', 'main/host/a.ts', '../shells/node/main.ts'],
  ['the-host-knows-no-shell', 'main/bridge/a.ts', '../compose.ts', 'type'],
  ['flows-are-pure', 'renderer/flows/a.ts', '../ledger/database.ts', 'type'],
  ['flows-are-pure', 'renderer/flows/b.ts', 'react'],
  ['screens-only-show', 'renderer/screens/a.tsx', '../ledger/database.ts'],
  ['the-page-knows-no-node', 'renderer/c.ts', 'node:path'],
  ['one-door-to-usb', 'hardware/b.ts', 'usb'],
  ['one-door-to-serialport', 'hardware/c.ts', 'serialport', 'type'],
  ['one-door-to-electron', 'main/host/b.ts', 'electron', 'type'],
  ['one-door-to-ws', 'main/shells/electron/b.ts', 'ws'],
  ['one-door-to-dexie', 'renderer/ledger/a.ts', 'dexie'],
  ['one-door-to-zxing-library', 'renderer/input/a.ts', '@zxing/library'],
  ['one-door-to-zxing-wasm', 'renderer/input/a-wasm.ts', 'zxing-wasm'],
  ['one-door-to-tesseract.js', 'renderer/input/a-text.ts', 'tesseract.js'],
  ['one-door-to-bwip-js', 'renderer/d.ts', 'bwip-js'],
  ['one-door-to-jose', 'main/host/j.ts', 'jose'],
  ['one-door-to-fastify', 'main/host/f.ts', 'fastify', 'type'],
  ['one-door-to-kysely', 'main/host/k.ts', 'kysely', 'type'],
  ['one-door-to-pg', 'server/a-pg.ts', 'pg', 'type'],
  ['one-door-to-electric-sql-pglite', 'server/a-pglite.ts', '@electric-sql/pglite', 'type'],
  ['one-door-to-zpl-renderer-js', 'renderer/e.ts', 'zpl-renderer-js'],
  ['one-door-to-hardware-simulation', 'main/host/c.ts', '../../hardware/simulation/room.ts', 'type'],
  ['no-dead-ends', 'main/d.ts', './nowhere.ts'],
  ['the-product-runs-without-its-tools', 'main/e.ts', 'pngjs'],
];

const extra: Readonly<Record<string, string>> = {
  'main/compose-too.ts': `export const alone = 1;`,
  'shared/chicken.ts': `import { egg } from './egg.ts'; export const chicken = egg;`,
  'shared/egg.ts': `import { chicken } from './chicken.ts'; export const egg = chicken;`,
};

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'packroom-imports-')));
  copyFileSync(join(project, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
});
afterAll(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Every violation as `rule: culprit`. */
async function violations(): Promise<readonly string[]> {
  const ruleSet: IFlattenedRuleSet = { forbidden: config.forbidden ?? [] };
  const folders = ['shared', 'hardware', 'main', 'renderer', 'server', 'build', 'test'];
  mkdirSync(join(root, 'server'), { recursive: true });
  const { output } = await cruise(folders, { ...config.options, baseDir: root, validate: true, ruleSet });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

describe('the import rules', () => {
  it('find nothing in a sound house, and each culprit in a broken one', async () => {
    write(sound);
    expect(await violations()).toEqual([]);

    write(Object.fromEntries(broken.map(([, culprit, imported, type]) => [culprit, line(imported, type)])));
    write({ ...extra, 'main/compose.ts': `${sound['main/compose.ts']} import './shells/node/main.ts';` });
    const found = await violations();
    for (const [rule, culprit] of broken) expect(found).toContain(`${rule}: ${culprit}`);
    expect(found).toContain('compose-knows-no-shell: main/compose.ts');
    expect(found).toContain('no-orphans: main/compose-too.ts');
    expect(found).toContain('no-cycles: shared/chicken.ts');
  });

  it('are each proved to catch something', () => {
    const proved = [...broken.map(([rule]) => rule), 'compose-knows-no-shell', 'no-orphans', 'no-cycles'];
    expect(new Set(config.forbidden?.map(({ name }) => name))).toEqual(new Set(proved));
  });
});

function line(imported: string, type: 'type' | undefined): string {
  return type
    ? `import type * as it from '${imported}'; export type It = typeof it;`
    : `import '${imported}';`;
}
