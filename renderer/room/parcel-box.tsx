/** One parcel: a box with its carrier's label. It can be carried to the scanner as it is, or scanned by a press. */
import { Check, GripVertical, ScanBarcode } from 'lucide-react';
import { Button } from 'react-aria-components';
import { CarrierLabel } from './carrier-label.tsx';
import type { Act } from './deed.ts';
import type { Parcel } from './room-state.ts';
import { useCarry } from './scan-drag.ts';
import './parcel-box.css';

export interface ParcelBoxProps {
  readonly parcel: Parcel;
  readonly act: Act;
}

export function ParcelBox({ parcel, act }: ParcelBoxProps) {
  const { id, carrier, name, unit, state } = parcel;
  const { dragProps, dragButtonProps, isDragging } = useCarry({ parcel: id });
  return (
    <li
      {...dragProps}
      className="parcel"
      aria-label={`${carrier} parcel for ${name}, ${unit}`}
      data-state={state}
      data-dragging={isDragging}
    >
      <CarrierLabel parcel={parcel} act={act} />
      <div className="parcel__foot">
        <Button {...dragButtonProps} className="parcel__grip" aria-label={`Carry the parcel for ${unit}`}>
          <GripVertical aria-hidden />
        </Button>
        {state === 'scanned' && (
          <p className="parcel__stamp">
            <Check aria-hidden />
            Scanned
          </p>
        )}
        <Button
          className="parcel__scan"
          aria-label={`Scan the parcel for ${unit}`}
          onPress={() => void act('scanner', 'scan', { parcel: id })}
        >
          <ScanBarcode aria-hidden />
          Scan
        </Button>
      </div>
    </li>
  );
}
