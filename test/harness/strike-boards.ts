/** Every family of strike boards, each with its simulator, so that one suite asks the same of all of them. */
import type { UsbTransport } from '../../hardware/ports/transport.ts';
import type { SimulatedBoard } from '../../hardware/simulation/board-habits.ts';
import { createDcttechRelay } from '../../hardware/simulation/dcttech-relay.ts';
import { createDevantechRelay } from '../../hardware/simulation/devantech-relay.ts';
import { createKmtronicRelay } from '../../hardware/simulation/kmtronic-relay.ts';
import { createLcusRelay } from '../../hardware/simulation/lcus-relay.ts';
import { createModbusRelay } from '../../hardware/simulation/modbus-relay.ts';
import { createNumatoRelay } from '../../hardware/simulation/numato-relay.ts';
import { openDcttechBoard } from '../../hardware/strike/dcttech/driver.ts';
import { openDevantechBoard } from '../../hardware/strike/devantech/driver.ts';
import { USUAL_WIRING } from '../../hardware/strike/input-sensor.ts';
import { openKmtronicBoard } from '../../hardware/strike/kmtronic/driver.ts';
import { openLcusBoard } from '../../hardware/strike/lcus/driver.ts';
import { openModbusBoard } from '../../hardware/strike/modbus/driver.ts';
import { openNumatoBoard } from '../../hardware/strike/numato/driver.ts';
import type { StrikeBoard } from '../../hardware/strike/strike-board.ts';
import type { OnAdapters } from '../../hardware/supervisor/adapters.ts';
import type { SerialChipName } from '../../hardware/transport/serial-chips.ts';
import { usbSerial } from '../../hardware/transport/usb-serial.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import type { Result } from '../../shared/basics/result.ts';
import { must } from './devices.ts';

export interface BoardFamily {
  readonly name: string;
  /** True where the board ends a release by itself. */
  readonly endsByItself: boolean;
  /** What an installer says of it. */
  readonly onAdapters: OnAdapters;
  make(clock: Clock): SimulatedBoard;
  open(wire: UsbTransport, clock: Clock): Promise<Result<StrikeBoard, unknown>>;
}

const identity = (vendorId: number, productId: number) => ({
  vendorId,
  productId,
  serial: null,
  portPath: '1-3',
});

const line = (wire: UsbTransport, clock: Clock, chip: SerialChipName) => must(usbSerial(wire, clock, chip));

export const BOARD_FAMILIES: readonly BoardFamily[] = [
  {
    name: 'Numato',
    endsByItself: false,
    onAdapters: {},
    make: (clock) => createNumatoRelay(clock, identity(0x2a19, 0x0c05)),
    open: (wire, clock) => openNumatoBoard(line(wire, clock, 'cdc-acm'), clock, USUAL_WIRING),
  },
  {
    name: 'DCTTECH',
    endsByItself: false,
    onAdapters: {},
    make: (clock) => createDcttechRelay(clock, identity(0x16c0, 0x05df)),
    open: (wire, clock) => openDcttechBoard(wire, clock),
  },
  {
    name: 'Devantech',
    endsByItself: false,
    onAdapters: {},
    make: (clock) => createDevantechRelay(clock, identity(0x04d8, 0xffee)),
    open: (wire, clock) => openDevantechBoard(line(wire, clock, 'cdc-acm'), clock),
  },
  {
    name: 'LCUS with two relays',
    endsByItself: false,
    onAdapters: { ch340: { kind: 'lcus-board', relays: 2 } },
    make: (clock) => createLcusRelay(clock, identity(0x1a86, 0x7523), 2),
    open: (wire, clock) => openLcusBoard(line(wire, clock, 'ch340'), clock, 2),
  },
  {
    name: 'KMTronic with two relays',
    endsByItself: false,
    onAdapters: { ftdi: { kind: 'kmtronic-board', relays: 2 } },
    make: (clock) => createKmtronicRelay(clock, identity(0x0403, 0x6001), 2),
    open: (wire, clock) => openKmtronicBoard(line(wire, clock, 'ftdi'), clock, 2),
  },
  {
    name: 'KMTronic with eight relays',
    endsByItself: false,
    onAdapters: { ftdi: { kind: 'kmtronic-board', relays: 8 } },
    make: (clock) => createKmtronicRelay(clock, identity(0x0403, 0x6001), 8),
    open: (wire, clock) => openKmtronicBoard(line(wire, clock, 'ftdi'), clock, 8),
  },
  {
    name: 'Modbus',
    endsByItself: true,
    onAdapters: { ch340: { kind: 'modbus-board' } },
    make: (clock) => createModbusRelay(clock, identity(0x1a86, 0x7523)),
    open: (wire, clock) => openModbusBoard(line(wire, clock, 'ch340'), clock, USUAL_WIRING),
  },
];

export const settingsFor = ({ onAdapters }: BoardFamily) => ({
  printer: { size: '4x2', dpi: 203 } as const,
  wiring: USUAL_WIRING,
  onAdapters,
});
