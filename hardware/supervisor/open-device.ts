/** From a catalog entry to an open driver, and what of it the supervisor hears. The one place that knows them all. */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { LockerBoards, RelayBoards } from '../../shared/domain/device-setting.ts';
import type { LabelMedia } from '../../shared/labels/layout.ts';
import { openLockerBank } from '../locker/bank.ts';
import { fitsFamily, LOCKER_FAMILIES } from '../locker/families.ts';
import type { Solenoids } from '../locker/solenoids.ts';
import type { LabelPrinter } from '../ports/printer.ts';
import type { BarcodeScanner, Scan } from '../ports/scanner.ts';
import type { SerialLike, SerialLine } from '../ports/serial.ts';
import type { DoorPosition, DoorSensor, Strike, StrikeState } from '../ports/strike.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import { openPrinter } from '../printer/open-printer.ts';
import { openHidPosScanner } from '../scanner/hid-pos/driver.ts';
import { openSerialScanner } from '../scanner/serial/driver.ts';
import { openWedgeScanner } from '../scanner/wedge/driver.ts';
import { openDcttechBoard } from '../strike/dcttech/driver.ts';
import { openDevantechBoard } from '../strike/devantech/driver.ts';
import type { GuardWatch } from '../strike/guard-watch.ts';
import { guarded } from '../strike/guarded.ts';
import { inTurn, type StrikeTurn } from '../strike/in-turn.ts';
import type { SensorWiring } from '../strike/input-sensor.ts';
import { openKmtronicBoard } from '../strike/kmtronic/driver.ts';
import { openLcusBoard } from '../strike/lcus/driver.ts';
import { openModbusBoard } from '../strike/modbus/driver.ts';
import { openNumatoBoard } from '../strike/numato/driver.ts';
import type { StrikeBoard } from '../strike/strike-board.ts';
import { usbSerial } from '../transport/usb-serial.ts';
import type { Adapter, OnAdapters, OnPorts } from './adapters.ts';
import { deviceKey, type Recognised } from './catalog.ts';
import type { DeviceTrouble } from './health.ts';
import { type RoomCompartmentChange, type RoomLockers, watchLockers } from './watch-lockers.ts';

export interface DeviceSettings {
  readonly printer: LabelMedia;
  readonly wiring: SensorWiring;
  readonly onAdapters: OnAdapters;
  /** What is on the system's own serial ports. */
  readonly onPorts?: OnPorts;
}

export interface OpenDeviceWith {
  readonly clock: Clock;
  readonly settings: DeviceSettings;
  readonly guard: GuardWatch | null;
  readonly solenoids: Solenoids;
  readonly strikeTurn: StrikeTurn;
}

/** What a device tells while it is open. */
export interface DeviceEvents {
  scan(scan: Scan, by: BarcodeScanner): void;
  strike(state: StrikeState): void;
  doorPosition(position: DoorPosition): void;
  exitRequest(): void;
  compartment(change: RoomCompartmentChange): void;
  troubles(troubles: readonly DeviceTrouble[]): void;
  /** The driver gave up. */
  lost(): void;
}

export type OpenDevice =
  | { readonly role: 'printer'; readonly printer: LabelPrinter; close(): Promise<void> }
  | { readonly role: 'scanner'; readonly scanner: BarcodeScanner; close(): Promise<void> }
  | ({ readonly role: 'locker'; close(): Promise<void> } & RoomLockers)
  | { readonly role: 'strike'; readonly strike: Strike; readonly sensor: DoorSensor; close(): Promise<void> };

/** Often enough that an empty roll is known before a courier scans; seldom enough to leave the wire to the jobs. */
const PRINTER_STATUS_EVERY_MS = 3_000;

export async function openDevice(
  entry: Recognised,
  wire: UsbTransport | SerialLine,
  { clock, settings, guard, solenoids, strikeTurn }: OpenDeviceWith,
  events: DeviceEvents,
): Promise<Result<OpenDevice, TransportError>> {
  function asStrike(opened: Result<StrikeBoard, TransportError>): Result<OpenDevice, TransportError> {
    if (!opened.ok) return opened;
    const { strike: bare, sensor, close } = opened.value;
    const watched = guard ? guarded(bare, guard, deviceKey(wire.identity)) : bare;
    return ok(watchStrike({ strike: inTurn(watched, strikeTurn), sensor, close }, events));
  }
  const asScanner = (opened: Result<BarcodeScanner, TransportError>) =>
    opened.ok ? ok(watchScanner(opened.value, events)) : opened;

  if (entry.kind === 'serial-board') {
    const serial = serialOf(entry, wire, clock);
    if (!serial.ok) return serial;
    const { board } = entry;
    switch (board.kind) {
      case 'serial-scanner':
        return asScanner(await openSerialScanner(serial.value, clock, board.baud));
      case 'locker-boards':
        return openLockers(board, serial.value, clock, solenoids, events);
      default:
        return asStrike(await openRelayBoard(board, serial.value, clock, settings));
    }
  }
  if ('line' in wire) return err({ code: 'failed', detail: 'nobody said what is on this port' });
  const transport = wire;
  switch (entry.kind) {
    case 'label-printer': {
      const opened = await openPrinter(transport, clock, settings.printer, entry.language);
      return opened.ok ? ok(watchPrinter(opened.value, clock, events)) : opened;
    }
    case 'hid-pos-scanner':
      return asScanner(await openHidPosScanner(transport, clock));
    case 'keyboard-scanner':
      return asScanner(await openWedgeScanner(transport, clock));
    case 'serial-scanner': {
      const serial = usbSerial(transport, clock, 'cdc-acm');
      return serial.ok ? asScanner(await openSerialScanner(serial.value, clock)) : serial;
    }
    case 'numato-board': {
      const serial = usbSerial(transport, clock, 'cdc-acm');
      if (!serial.ok) return serial;
      return asStrike(await openNumatoBoard(serial.value, clock, settings.wiring));
    }
    case 'devantech-board': {
      const serial = usbSerial(transport, clock, 'cdc-acm');
      return serial.ok ? asStrike(await openDevantechBoard(serial.value, clock)) : serial;
    }
    case 'dcttech-board':
      return asStrike(await openDcttechBoard(transport, clock));
  }
}

function serialOf(
  { chip }: Adapter,
  wire: UsbTransport | SerialLine,
  clock: Clock,
): Result<SerialLike, TransportError> {
  if ('line' in wire) return ok(wire.line);
  return chip ? usbSerial(wire, clock, chip) : err({ code: 'failed', detail: 'no chip is known here' });
}

async function openLockers(
  { family, zone, wiring }: LockerBoards,
  serial: SerialLike,
  clock: Clock,
  solenoids: Solenoids,
  events: DeviceEvents,
): Promise<Result<OpenDevice, TransportError>> {
  if (!fitsFamily(family, wiring)) {
    return err({ code: 'failed', detail: `no ${family} boards are wired like that` });
  }
  const protocol = LOCKER_FAMILIES[family];
  const opened = await openLockerBank(serial, clock, { protocol, wiring, name: zone, solenoids });
  return opened.ok ? ok(watchLockers({ zone, bank: opened.value }, clock, events)) : opened;
}

function openRelayBoard(
  board: RelayBoards,
  serial: SerialLike,
  clock: Clock,
  { wiring }: DeviceSettings,
): Promise<Result<StrikeBoard, TransportError>> {
  switch (board.kind) {
    case 'lcus-board':
      return openLcusBoard(serial, clock, board.relays);
    case 'kmtronic-board':
      return openKmtronicBoard(serial, clock, board.relays);
    case 'modbus-board':
      return openModbusBoard(serial, clock, wiring);
  }
}

function watchScanner(scanner: BarcodeScanner, events: DeviceEvents): OpenDevice {
  scanner.onScan((scan) => events.scan(scan, scanner));
  scanner.onGone(events.lost);
  events.troubles([]);
  return { role: 'scanner', scanner, close: () => scanner.close() };
}

function watchStrike({ strike, sensor, close }: StrikeBoard, events: DeviceEvents): OpenDevice {
  let strikeState = strike.state();
  const tellTroubles = () => {
    const troubles: DeviceTrouble[] = [];
    if (strikeState === 'stuck') troubles.push('stuck');
    if (strikeState === 'unknown') troubles.push('no-answer');
    if (sensor.position() === 'unknown') troubles.push('door-unseen');
    events.troubles(troubles);
  };
  strike.onState((state) => {
    strikeState = state;
    tellTroubles();
    events.strike(state);
  });
  sensor.onPosition((position) => {
    tellTroubles();
    events.doorPosition(position);
  });
  sensor.onExitRequest(events.exitRequest);
  // A quick board has locked before anybody listens.
  if (strikeState !== 'unknown') events.strike(strikeState);
  tellTroubles();
  return {
    role: 'strike',
    strike,
    sensor,
    async close() {
      await strike.close();
      await close();
    },
  };
}

function watchPrinter(printer: LabelPrinter, clock: Clock, events: DeviceEvents): OpenDevice {
  let isClosed = false;
  let cancelNext: () => void = () => undefined;

  async function ask(): Promise<void> {
    const state = await printer.status();
    if (isClosed) return;
    events.troubles(state.ready ? [] : state.troubles);
    cancelNext = clock.after(PRINTER_STATUS_EVERY_MS, () => void ask());
  }

  void ask();
  return {
    role: 'printer',
    printer,
    async close() {
      isClosed = true;
      cancelNext();
      await printer.close();
    },
  };
}
