import { BinaryBitmap, GlobalHistogramBinarizer, MaxiCodeReader, RGBLuminanceSource } from '@zxing/library';
import { expect, test } from 'vitest';
import { createSimulatedRoom } from '../../../../hardware/simulation/room.ts';
import { decodeLuminance } from '../../../../renderer/input/camera/decode.ts';
import { RoomThings } from '../../../../renderer/room/room-state.ts';
import { type BarcodeDrawing, drawBarcode } from '../../../../renderer/ui/barcode-drawing.ts';
import { seededBytes } from '../../../harness/devices.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

const PIXELS_PER_MODULE = 3;

const parcels = RoomThings.parse(
  createSimulatedRoom({
    clock: createManualClock(),
    random: seededBytes('labels'),
    people: [{ name: 'José Núñez', unit: '4B' }],
  }).snapshot(),
).parcels;

const barcodes = parcels.flatMap((parcel) =>
  parcel.barcodes.map((barcode) => ({ of: `${parcel.carrier} ${parcel.service}`, ...barcode })),
);

/** Fills the outline by the even-odd rule, as a browser does; but for the bullseye, by which a camera aims. */
function fill({ width, height, path }: BarcodeDrawing, scale: number) {
  const edges = path.split('Z').flatMap((outline) => {
    const points = [...outline.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    return points.map((from, place) => [from, points[(place + 1) % points.length] ?? from] as const);
  });
  const columns = width * scale;
  const pixels = new Uint8ClampedArray(columns * height * scale).fill(255);
  for (let row = 0; row < height * scale; row++) {
    const y = (row + 0.5) / scale;
    const crossings = edges
      .filter(([[, from = 0], [, to = 0]]) => from > y !== to > y)
      .map(([[x = 0]]) => x)
      .sort((one, other) => one - other);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from = 0, to = 0] = crossings.slice(at, at + 2);
      pixels.fill(0, row * columns + from * scale, row * columns + to * scale);
    }
  }
  return [pixels, columns, height * scale] as const;
}

const controls = /\p{Cc}/gu;

test.each(barcodes.filter(({ symbology }) => symbology !== 'MaxiCode'))(
  'the $symbology of $of is read as what the label says',
  (barcode) => {
    const drawing = drawBarcode(barcode);
    expect(drawing).not.toBeNull();
    if (!drawing) return;
    const texts = decodeLuminance(...fill(drawing, PIXELS_PER_MODULE)).map(({ text }) =>
      text.replace(/^\][A-Za-z]\w/, '').replace(controls, ''),
    );
    expect(texts).toContain(barcode.text.replace(controls, ''));
  },
);

test('a MaxiCode is read as what the label says, its postcode filled up to nine digits', () => {
  const maxicode = barcodes.find(({ symbology }) => symbology === 'MaxiCode');
  const drawing = maxicode && drawBarcode(maxicode);
  expect(drawing).toBeTruthy();
  if (!drawing) return;
  const source = new RGBLuminanceSource(...fill(drawing, PIXELS_PER_MODULE));
  const read = new MaxiCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)));
  expect(read.getText()).toBe(maxicode.text.replace('97205', '972050000'));
});

test('a symbology that nobody here can draw, and a text that does not fit, draw nothing', () => {
  expect(drawBarcode({ symbology: 'Codablock', text: '1' })).toBeNull();
  expect(drawBarcode({ symbology: 'MaxiCode', text: 'no postcode' })).toBeNull();
});
