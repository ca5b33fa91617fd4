import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toSVG } from 'bwip-js/node';
import { expect, it } from 'vitest';
import { SET_UP_CODE } from '../../../../renderer/input/scanner-ends.ts';

const PICTURE = join(import.meta.dirname, '../../../../docs/pictures/scanner-ends.svg');

it('the barcode in the manual is the one that the kiosk learns from', () => {
  const options = { bcid: 'code128', text: SET_UP_CODE, height: 12, paddingwidth: 10, paddingheight: 4 };
  const picture = readFileSync(PICTURE, 'utf8').replace(`<title>${SET_UP_CODE}</title>\n`, '');
  expect(picture.trim()).toBe(toSVG({ ...options, backgroundcolor: 'FFFFFF' }).trim());
});
