import { expect, test } from 'vitest';
import { askLanguage, languageOf, parseDeviceId } from '../../../../hardware/printer/device-id.ts';
import { openPrinter } from '../../../../hardware/printer/open-printer.ts';
import { createEscPosPrinter } from '../../../../hardware/simulation/escpos-printer.ts';
import { createQlPrinter } from '../../../../hardware/simulation/ql-printer.ts';
import { createZplPrinter } from '../../../../hardware/simulation/zpl-printer.ts';
import { recognise } from '../../../../hardware/supervisor/catalog.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { LABEL, must, plugged } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';
import { SMALL } from '../../../harness/printers.ts';

const GK420D = 'MFG:Zebra ;CMD:ZPL;MDL:GK420d;CLS:PRINTER;';

/** As it comes from the wire: its length before it, both bytes of the length included. */
function wired(text: string): Uint8Array {
  const length = text.length + 2;
  return Uint8Array.of(length >> 8, length & 0xff, ...Array.from(text, (char) => char.charCodeAt(0)));
}

const at = { vendorId: 0x1203, productId: 0x0001, serial: null, portPath: '1-1' };
const MAKERS = {
  zpl: createZplPrinter,
  escpos: createEscPosPrinter,
  'brother-ql': createQlPrinter,
} as const;

test('the device id of a GK420d is read to the byte', () => {
  expect(wired(GK420D).slice(0, 2)).toEqual(Uint8Array.of(0x00, 0x2c));
  const id = parseDeviceId(wired(GK420D));
  expect(id && Object.fromEntries(id)).toEqual({ MFG: 'Zebra', CMD: 'ZPL', MDL: 'GK420d', CLS: 'PRINTER' });
});

test.each([
  ['MFG:TSC;CMD:TSPL,EPL, zpl ii;MDL:TE200;', 'zpl'],
  ['MANUFACTURER:EPSON;COMMAND SET:ESC/POS;MODEL:TM-L90;', 'escpos'],
  ['MFG:Star;CMD:STAR,ESCPOS;', 'escpos'],
  ['MFG:Brother;CMD:PT-CBP;MDL:QL-800;', 'brother-ql'],
  ['MFG:HP;CMD:PCL,PJL;', null],
  ['MFG:Anybody;', null],
])('%s speaks %s', (text, language) => {
  const id = parseDeviceId(wired(text));
  expect(id && languageOf(id)).toBe(language);
});

test('an id that is cut, empty or longer than it says is read as far as it goes, or not at all', () => {
  expect(parseDeviceId(wired(GK420D).slice(0, 20))?.get('MFG')).toBe('Zebra');
  expect(parseDeviceId(Uint8Array.of(0x00))).toBeNull();
  expect(parseDeviceId(Uint8Array.of(0x00, 0x00, 0x41))).toBeNull();
});

test.each(['zpl', 'escpos', 'brother-ql'] as const)(
  'a printer of a maker with many languages that says %s prints a label in it',
  async (language) => {
    const clock = createManualClock();
    const device = MAKERS[language](clock, at);
    const transport = plugged(device.wire);
    expect(recognise(transport.identity, transport.interfaces)).toMatchObject({ language: null });
    const printer = must(await openPrinter(transport, clock, SMALL, null));
    expect(await askLanguage(transport)).toEqual(ok(language));
    const print = printer.print(LABEL, '7F3AQZ2K');
    await clock.advance(10_000);
    expect(await print).toEqual(ok());
    expect(device.printed).toHaveLength(1);
  },
);

test('a printer that does not say what it speaks is taken for what its maker usually makes', async () => {
  const clock = createManualClock();
  const device = createZplPrinter(clock, { ...at, vendorId: 0x0a5f });
  device.wire.faults.failNext('control', { code: 'stalled', transferred: 0 });
  expect((await openPrinter(plugged(device.wire), clock, SMALL, 'zpl')).ok).toBe(true);
});

test('a printer that does not say what it speaks, of a maker with many languages, is left alone', async () => {
  const clock = createManualClock();
  const device = createZplPrinter(clock, at);
  device.wire.faults.failNext('control', { code: 'stalled', transferred: 0 });
  expect(await openPrinter(plugged(device.wire), clock, SMALL, null)).toMatchObject({
    ok: false,
    error: { code: 'failed' },
  });
});

test.each([
  ['a Brother QL-800', 0x04f9, 0x209b, 7, 'brother-ql'],
  ['an Epson TM printer', 0x04b8, 0x0202, 7, 'escpos'],
  ['an Epson TM printer that hides its class', 0x04b8, 0x0202, 0xff, 'escpos'],
  ['another Epson printer', 0x04b8, 0x0e20, 7, null],
  ['a Zebra', 0x0a5f, 0x0120, 7, 'zpl'],
])('%s is known', (_what, vendorId, productId, classCode, language) => {
  const one = { number: 0, classCode, subclassCode: 1, protocolCode: 2, endpoints: [] };
  expect(recognise({ ...at, vendorId, productId }, [one])).toMatchObject({ kind: 'label-printer', language });
});

test('a laser printer of Brother is none of ours', () => {
  const one = { number: 0, classCode: 7, subclassCode: 1, protocolCode: 2, endpoints: [] };
  expect(recognise({ ...at, vendorId: 0x04f9, productId: 0x0042 }, [one])).toBeNull();
});
