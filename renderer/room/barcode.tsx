/** One barcode of a label: drawn so that a real scanner reads it from the screen, pressed or carried to scan it alone. */
import { useMemo } from 'react';
import { drawBarcode } from '../ui/barcode-drawing.ts';
import type { ParcelBarcode, ScanTarget } from './room-state.ts';
import { useCarry } from './scan-drag.ts';
import './barcode.css';

/** Where what is printed under the bars can be read by people; the others carry messages for machines. */
const LINEAR = ['Code 128', 'GS1-128'];
const CONTROLS = /\p{Cc}+/gu;

export interface BarcodeProps {
  readonly barcode: ParcelBarcode;
  readonly target: ScanTarget;
  readonly onScan: () => void;
}

export function Barcode({ barcode, target, onScan }: BarcodeProps) {
  const drawing = useMemo(() => drawBarcode(barcode), [barcode]);
  const { dragProps, isDragging } = useCarry(target);
  const isLinear = LINEAR.includes(barcode.symbology);
  const readable = barcode.text.replace(CONTROLS, ' ').trim();
  return (
    // A plain button: it is its own thing to drag, which the library's buttons forbid.
    <button
      {...dragProps}
      type="button"
      className="barcode"
      data-dragging={isDragging}
      aria-label={`Scan only the ${barcode.symbology}${isLinear ? `, ${readable}` : ''}`}
      title={`${barcode.symbology}: scan only this one`}
      onClick={onScan}
    >
      {drawing && (
        <svg
          className="barcode__bars"
          width={drawing.width}
          height={drawing.height}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          aria-hidden
        >
          <path d={drawing.path} fillRule="evenodd" />
        </svg>
      )}
      {(isLinear || !drawing) && <span className="barcode__text">{readable}</span>}
    </button>
  );
}
