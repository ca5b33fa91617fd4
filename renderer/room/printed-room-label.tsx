/** A label that came out: in the tray it can be taken, on a parcel it can still be scanned. */
import { ScanBarcode, Sticker } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Act } from './deed.ts';
import { LabelPicture } from './label-picture.tsx';
import type { DrawLabel } from './label-press.ts';
import { roomCodeOf } from './room-label-zpl.ts';
import type { PrintedLabel } from './room-state.ts';
import { useCarry } from './scan-drag.ts';
import './printed-room-label.css';

export interface PrintedRoomLabelProps {
  readonly label: PrintedLabel;
  readonly act: Act;
  readonly drawLabel: DrawLabel;
}

export function PrintedRoomLabel({ label: { jobId, zpl, isTaken }, act, drawLabel }: PrintedRoomLabelProps) {
  const code = roomCodeOf(zpl) ?? 'without a code';
  const { dragProps, isDragging } = useCarry({ label: jobId ?? '' });
  return (
    <li
      {...(jobId === null ? {} : dragProps)}
      className="room-label"
      aria-label={`Room label ${code}`}
      data-taken={isTaken}
      data-dragging={isDragging}
    >
      <LabelPicture zpl={zpl} alt={`room label ${code}`} drawLabel={drawLabel} />
      {jobId !== null && (
        <div className="room-label__deeds">
          <Button
            className="quiet-button"
            aria-label={`Scan the room label ${code}`}
            onPress={() => void act('scanner', 'scan', { label: jobId })}
          >
            <ScanBarcode aria-hidden />
            Scan
          </Button>
          {!isTaken && (
            <Button
              className="quiet-button"
              aria-label={`Take the room label ${code}`}
              onPress={() => void act('label', 'take', { label: jobId })}
            >
              <Sticker aria-hidden />
              Take
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
