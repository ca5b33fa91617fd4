/** Whatever is called whatever: the bytes of a label are one label, and nothing in them is an order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rasterJob as qlJob } from '../../hardware/printer/brother-ql/commands.ts';
import { onRoll, rollOf } from '../../hardware/printer/brother-ql/media.ts';
import { rasterJob as escPosJob } from '../../hardware/printer/escpos/commands.ts';
import { drawLabel } from '../../hardware/printer/raster/draw-label.ts';
import { labelZpl } from '../../hardware/printer/zpl/label.ts';
import {
  createEscPosIntake,
  type EscPosCommand,
  type RealTime,
} from '../../hardware/simulation/escpos-intake.ts';
import { stacked } from '../../hardware/simulation/paper.ts';
import { createQlIntake, type QlCommand } from '../../hardware/simulation/ql-intake.ts';
import { createZplIntake } from '../../hardware/simulation/zpl-intake.ts';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import { type Bitmap, mirrored, rowBytes } from '../../shared/labels/bitmap.ts';
import { writeDrawing } from '../../shared/labels/drawn-text.ts';
import { LINES, type RoomLabel } from '../../shared/labels/room-label.ts';
import { isSamePicture } from '../harness/printers.ts';

/** Bytes that printers obey more often than chance has them. */
const orders = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x1b, 0x1d, 0x1a, 0x0c, 0x67, 0x69, 0x00, 0x5e, 0x7e);
const dots = fc.oneof(orders, orders, fc.nat(255));

const pictures = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 60 }))
  .chain(([width, height]) => {
    const length = rowBytes(width) * height;
    return fc
      .array(dots, { minLength: length, maxLength: length })
      .map((bits): Bitmap => ({ width, height, bits: Uint8Array.from(bits) }));
  });

const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength });
const labels = fc.record<RoomLabel>({
  roomCode: text(12),
  unit: fc.option(text(16)),
  zone: text(40),
  date: text(30),
  marks: fc.array(text(20), { maxLength: 4 }),
  drawn: fc
    .array(fc.tuple(fc.constantFrom(...LINES), pictures.map(writeDrawing)), { maxLength: 4 })
    .map((lines) => Object.fromEntries(lines)),
});
const media = fc.record({
  size: fc.constantFrom('4x2', '2x1'),
  dpi: fc.constantFrom(203, 300),
} as const);

function escPosCommands(bytes: Uint8Array) {
  const commands: EscPosCommand[] = [];
  const realTime: RealTime[] = [];
  const intake = createEscPosIntake({
    command: (command) => commands.push(command),
    realTime: (command) => realTime.push(command),
  });
  intake.push(bytes);
  return { commands, realTime, heldBytes: intake.heldBytes() };
}

test('whatever the picture, an ESC/POS printer sees one picture, one cut and no order', () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const { commands, realTime, heldBytes } = escPosCommands(escPosJob(picture));
      expect(realTime).toEqual([]);
      expect(heldBytes).toBe(0);
      const kinds = commands.map(({ kind }) => kind).filter((kind) => kind !== 'raster');
      expect(kinds).toEqual(['initialise', 'cut']);
      const bands = commands.flatMap((command) => (command.kind === 'raster' ? [command.band] : []));
      const strip = stacked(bands);
      expect(strip.bits.length).toBe(picture.bits.length);
      // Of each byte that had to be told from an order, one dot more.
      const more = strip.bits.filter((byte, at) => byte !== picture.bits[at]);
      expect(more.every((byte) => byte === 0x18)).toBe(true);
    }),
  );
});

test('whatever the picture, a Brother QL gets it back dot for dot, and nothing else', () => {
  const roll = rollOf(62, 0);
  if (!roll) throw new Error('not in the table');
  fc.assert(
    fc.property(pictures, (picture) => {
      const commands: QlCommand[] = [];
      const page = onRoll(roll, picture, false);
      createQlIntake((command) => commands.push(command)).push(qlJob(page, roll));
      const rows = commands.flatMap((command) =>
        command.kind === 'row' ? [{ width: 720, height: 1, bits: command.dots }] : [],
      );
      expect(isSamePicture(mirrored(stacked(rows)), page)).toBe(true);
      const others = commands.filter(({ kind }) => kind !== 'row');
      expect(others).toEqual([
        { kind: 'media', widthMm: 62, lengthMm: 0, rows: page.height },
        { kind: 'print' },
      ]);
    }),
  );
});

test('whatever stands or is drawn on a label, a ZPL printer sees one format and no command', () => {
  fc.assert(
    fc.property(labels, media, (label, on) => {
      const formats: string[] = [];
      const commands: string[] = [];
      const intake = createZplIntake({
        format: (zpl) => formats.push(zpl),
        command: (word) => commands.push(word),
      });
      intake.push(toUtf8(labelZpl(label, '7F3A', on)));
      expect(formats).toHaveLength(1);
      expect(formats[0]?.match(/\^XA/g)).toHaveLength(1);
      expect(commands).toEqual([]);
      expect(intake.heldBytes()).toBe(0);
    }),
  );
});

test('whatever stands on a label, it can be drawn', () => {
  fc.assert(
    fc.property(labels, (label) => {
      const { width, height } = drawLabel(label, '7F3A', { size: '2x1', dpi: 203 });
      expect([width, height]).toEqual([406, 203]);
    }),
    { numRuns: 50 },
  );
});
