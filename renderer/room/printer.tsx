/** The label printer, what it shows on its outside, and the labels that came out of it. */
import { Power } from 'lucide-react';
import { Button } from 'react-aria-components';
import { type PrinterCondition, printerCondition } from './conditions.ts';
import type { Act } from './deed.ts';
import { Faults } from './fault-switches.tsx';
import { PRINTER_FAULTS } from './faults.ts';
import type { DrawLabel } from './label-press.ts';
import { PrintedRoomLabel } from './printed-room-label.tsx';
import type { RoomState } from './room-state.ts';
import './printer.css';

const CONDITIONS: Record<
  PrinterCondition,
  { readonly word: string; readonly tone: 'good' | 'warn' | 'bad' }
> = {
  ready: { word: 'Ready', tone: 'good' },
  paused: { word: 'Paused', tone: 'warn' },
  'paper-out': { word: 'Paper out', tone: 'bad' },
  'head-open': { word: 'Head open', tone: 'bad' },
  silent: { word: 'Silent', tone: 'bad' },
  unplugged: { word: 'Unplugged', tone: 'bad' },
};

export interface PrinterProps {
  readonly room: RoomState;
  readonly act: Act;
  readonly drawLabel: DrawLabel;
}

export function Printer({ room, act, drawLabel }: PrinterProps) {
  const condition = printerCondition(room.printer);
  const { word, tone } = CONDITIONS[condition];
  const newestFirst = room.labels.toReversed();
  const inTray = newestFirst.filter(({ isTaken }) => !isTaken);
  const onParcels = newestFirst.filter(({ isTaken }) => isTaken);
  return (
    <section className="device printer" aria-labelledby="printer-title">
      <header className="device__header">
        <h2 id="printer-title">Label printer</h2>
        <p className="lamp" data-tone={tone}>
          {word}
        </p>
      </header>
      <div className="printer__machine" data-condition={condition} aria-hidden>
        <div className="printer__lid" />
        <div className="printer__slot" />
      </div>
      {inTray.length === 0 ? (
        <p className="printer__empty">Room labels come out here.</p>
      ) : (
        <ul className="printer__tray" aria-label="Printed labels">
          {inTray.map((label) => (
            <PrintedRoomLabel key={label.jobId ?? label.at} label={label} act={act} drawLabel={drawLabel} />
          ))}
        </ul>
      )}
      <Faults label="Printer faults" faults={PRINTER_FAULTS} room={room} act={act} />
      <Button className="quiet-button printer__power" onPress={() => void act('printer', 'power-cycle')}>
        <Power aria-hidden />
        Switch it off and on
      </Button>
      {onParcels.length > 0 && (
        <>
          <h3 className="printer__taken">On the parcels in the room</h3>
          <ul className="printer__shelf" aria-label="Labels on parcels">
            {onParcels.map((label) => (
              <PrintedRoomLabel key={label.jobId} label={label} act={act} drawLabel={drawLabel} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
