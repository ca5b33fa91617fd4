/** Every parser that reads what a device or a barcode says, with valid samples to spoil. It judges nothing. */
import { KERONG_CU16 } from '../../../hardware/locker/kerong/cu16.ts';
import { KERONG_CU48 } from '../../../hardware/locker/kerong/cu48.ts';
import { WINNSEN } from '../../../hardware/locker/winnsen/codec.ts';
import { createStatusReader as createQlReader } from '../../../hardware/printer/brother-ql/status.ts';
import { languageOf, parseDeviceId } from '../../../hardware/printer/device-id.ts';
import { createReplyReader as createEscPosReader } from '../../../hardware/printer/escpos/replies.ts';
import { troublesInAutomatic } from '../../../hardware/printer/escpos/status.ts';
import { parseErrorStatus } from '../../../hardware/printer/zpl/error-status.ts';
import { createFrameReader } from '../../../hardware/printer/zpl/frames.ts';
import { createHostStatusReader } from '../../../hardware/printer/zpl/host-status.ts';
import { createSymbolReader } from '../../../hardware/scanner/hid-pos/codec.ts';
import { parseReport } from '../../../hardware/strike/dcttech/codec.ts';
import { createAllReader, createOneReader } from '../../../hardware/strike/kmtronic/codec.ts';
import { createStatusReader as createLcusReader } from '../../../hardware/strike/lcus/codec.ts';
import { createBitsReader, createEchoReader, withCrc } from '../../../hardware/strike/modbus/codec.ts';
import { createReplyReader, inputOf, relaysOf } from '../../../hardware/strike/numato/codec.ts';
import { fromHex, toUtf8 } from '../../../shared/basics/bytes.ts';
import { recognise } from '../../../shared/tracking/recognise.ts';

export interface FuzzedParser {
  readonly samples: readonly Uint8Array[];
  /** Reads one input from the beginning. What it makes of it is not looked at: it must end, and not throw. */
  read(input: Uint8Array): void;
}

const texts = (...samples: readonly string[]) => samples.map(toUtf8);
const hexes = (...samples: readonly string[]) => samples.map((one) => fromHex(one.replaceAll(' ', '')));
const latin1 = new TextDecoder('latin1');

/** In two pieces, because what a reader keeps between packets is where it goes wrong. */
function inPieces(input: Uint8Array, push: (piece: Uint8Array) => void): void {
  const half = input.length >> 1;
  push(input.subarray(0, half));
  push(input.subarray(half));
}

export const PARSERS: Readonly<Record<string, FuzzedParser>> = {
  'zpl-status': {
    samples: texts(
      '\x02014,0,0,0633,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n',
      '\x02\r\nPRINTER STATUS\r\nERRORS: 1 00000000 00000005\r\nWARNINGS: 0 00000000 00000000\r\n\x03',
    ),
    read(input) {
      const frames = createFrameReader();
      const status = createHostStatusReader();
      inPieces(input, (piece) => {
        for (const frame of frames.push(piece)) {
          status.take(frame);
          parseErrorStatus(frame);
        }
      });
    },
  },
  'escpos-replies': {
    samples: hexes('12', '72', '14000000', '37223746334100'),
    read(input) {
      const reader = createEscPosReader();
      inPieces(input, (piece) => {
        for (const reply of reader.push(piece))
          if (reply.kind === 'automatic') troublesInAutomatic(reply.bytes);
      });
    },
  },
  'brother-ql-status': {
    samples: hexes('802042343530000000003e0a'.padEnd(64, '0')),
    read(input) {
      const reader = createQlReader();
      inPieces(input, (piece) => void reader.push(piece));
    },
  },
  'device-id': {
    samples: [Uint8Array.of(0x00, 0x2c, ...toUtf8('MFG:Zebra ;CMD:ZPL;MDL:GK420d;CLS:PRINTER;'))],
    read(input) {
      const id = parseDeviceId(input);
      if (id) languageOf(id);
    },
  },
  'hid-pos': {
    samples: hexes(
      '02125D4330315A355238393339303335373536373132370000'.padEnd(122, '0').concat('6A0000').toLowerCase(),
    ),
    read(input) {
      const reader = createSymbolReader();
      reader.take(input, 0);
      reader.take(input, 1);
    },
  },
  numato: {
    samples: texts('relay read 0\n\roff\n\r>', 'relay readall\n\r01\n\r>'),
    read(input) {
      const reader = createReplyReader();
      inPieces(input, (piece) => {
        for (const { answer } of reader.push(piece)) {
          relaysOf(answer);
          inputOf(answer);
        }
      });
    },
  },
  kmtronic: {
    samples: hexes('ff0101', 'ff0200', '01000000'),
    read(input) {
      const one = createOneReader(0);
      const all = createAllReader(4);
      inPieces(input, (piece) => {
        one.push(piece);
        all.push(piece);
      });
    },
  },
  lcus: {
    samples: texts('CH1:OFF \r\nCH2:ON \r\n'),
    read(input) {
      const reader = createLcusReader(2);
      inPieces(input, (piece) => void reader.push(piece));
    },
  },
  dcttech: { samples: hexes('5053554953000001'), read: (input) => void parseReport(input) },
  modbus: {
    samples: [withCrc(1, 1, 1, 1), withCrc(1, 2, 1, 3), withCrc(1, 5, 2, 0, 0, 10)],
    read(input) {
      const bits = createBitsReader(1, 'relays');
      const echo = createEchoReader(1);
      inPieces(input, (piece) => {
        bits.push(piece);
        echo.push(piece);
      });
    },
  },
  lockers: {
    samples: hexes(
      '02 00 35 ff ff 00 00 03 38',
      '02 00 00 75 06 fe ff ff ff ff 7f 00',
      '90 07 85 01 03 01 03',
      '90 07 92 01 01 03 03',
    ),
    read(input) {
      for (const protocol of [KERONG_CU16, KERONG_CU48, WINNSEN]) {
        const listen = protocol.listen(0, 0);
        const listenToPulse = protocol.listenToPulse?.(0, 0);
        inPieces(input, (piece) => {
          listen(piece);
          listenToPulse?.(piece);
        });
      }
    },
  },
  tracking: {
    samples: texts(
      '1Z5R89390357567127',
      '42010023\x1d9400111202555842332669',
      '[)>\x1e01\x1d0294089\x1d840\x1d001\x1d1Z5R89390357567127\x1dUPSN\x1e\x04',
    ),
    read(input) {
      const text = latin1.decode(input);
      for (const aim of [null, ']C1', ']d2', ']U1']) recognise({ text, aim });
    },
  },
};
