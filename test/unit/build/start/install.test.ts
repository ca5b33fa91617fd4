/** When packages have to be installed, and which Node may not do it. */
import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences, withoutOwnNode } from '../../../../build/start/install.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/binding-for-another-system': { version: '1.0.0', optional: true },
  },
};

describe('the packages that are missing', () => {
  it('are all of them in a fresh clone', () => {
    expect(differences(wanted, undefined)).toEqual(['node_modules/zod']);
  });

  it('are none when what is needed here is there', () => {
    const installed = { packages: { 'node_modules/zod': { version: '4.6.7' } } };
    expect(differences(wanted, installed)).toEqual([]);
  });

  it('are those whose version changed', () => {
    const installed = { packages: { 'node_modules/zod': { version: '4.6.6' } } };
    expect(differences(wanted, installed)).toEqual(['node_modules/zod']);
  });
});

it('keeps the Node that is about to be replaced from being found', () => {
  const path = ['/project/node_modules/.bin', '/usr/bin', '/project/node_modules/node/bin'].join(delimiter);
  expect(withoutOwnNode(path, '/project')).toBe('/usr/bin');
});
