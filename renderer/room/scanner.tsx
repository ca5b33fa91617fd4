/** The hand scanner: what is dropped before it, or sent to it by a press anywhere on the page, is scanned. */
import { useState } from 'react';
import { DropZone } from 'react-aria-components';
import type { Act } from './deed.ts';
import { Faults } from './fault-switches.tsx';
import { SCANNER_FAULTS } from './faults.ts';
import type { RoomState } from './room-state.ts';
import { SCAN_TYPE, whatWasCarried } from './scan-drag.ts';
import { ScannerDrawing } from './scanner-drawing.tsx';
import './scanner.css';

export interface ScannerProps {
  readonly room: RoomState;
  readonly act: Act;
}

export function Scanner({ room, act }: ScannerProps) {
  const [dropped, setDropped] = useState(0);
  const isPlugged = room.scanner.plugged;
  return (
    <section className="device scanner" aria-labelledby="scanner-title" data-plugged={isPlugged}>
      <header className="device__header">
        <h2 id="scanner-title">Scanner</h2>
        <p className="lamp" data-tone={isPlugged ? 'good' : 'bad'}>
          {isPlugged ? 'Ready' : 'Unplugged'}
        </p>
      </header>
      <DropZone
        className="scanner__zone"
        aria-label="Scanner: drop a parcel or a label here"
        getDropOperation={(types) => (types.has(SCAN_TYPE) ? 'copy' : 'cancel')}
        onDrop={async ({ items }) => {
          const target = await whatWasCarried(items);
          if (target && (await act('scanner', 'scan', target))) setDropped((count) => count + 1);
        }}
      >
        <ScannerDrawing key={dropped} hasRead={dropped > 0} />
        <p className="scanner__hint">Drop a parcel, one of its barcodes or a room label here</p>
      </DropZone>
      <Faults label="Scanner faults" faults={SCANNER_FAULTS} room={room} act={act} />
    </section>
  );
}
