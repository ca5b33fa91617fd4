import { expect, test } from 'vitest';
import { escapeField, fieldData } from '../../../../hardware/printer/zpl/escape.ts';
import { code128Data, zplFormat } from '../../../../hardware/printer/zpl/format.ts';
import { must } from '../../../harness/devices.ts';

test('letters that a printer does not have as ASCII go as UTF-8 bytes', () => {
  expect(escapeField('Apt 4B – José')).toBe('Apt 4B _E2_80_93 Jos_C3_A9');
});

test('a name that is a printer command stays a name', () => {
  expect(escapeField('a^XZ~JR_b')).toBe('a_5EXZ_7EJR_5Fb');
});

test('a plain text needs no escape sign before it', () => {
  expect(fieldData('job 7F3A')).toBe('^FDjob 7F3A^FS');
});

test('a whole small label is, byte for byte, the one that was worked out by hand', () => {
  const zpl = zplFormat(406, 203, [
    { kind: 'text', x: 16, y: 12, height: 34, text: 'Apt 4B – José' },
    { kind: 'code128', x: 16, y: 56, moduleDots: 2, height: 80, data: must(code128Data('PK0000012345')) },
    { kind: 'text', x: 16, y: 170, height: 22, text: 'job 7F3A' },
  ]);
  expect(zpl).toBe(
    '^XA^CI28^PW406^LL203^LH0,0^JZN^FO16,12^A0N,34,34^FH_^FDApt 4B _E2_80_93 Jos_C3_A9^FS' +
      '^FO16,56^BY2^BCN,80,Y,N,N,A^FDPK0000012345^FS^FO16,170^A0N,22,22^FDjob 7F3A^FS^PQ1,0,0,N^XZ',
  );
  expect(zpl).toHaveLength(175);
});

test('data that would switch code sets inside a code 128 symbol is refused', () => {
  expect(code128Data('PK>0').ok).toBe(false);
});
