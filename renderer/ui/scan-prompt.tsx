/**
 * An invitation to hold a label, or a phone, to the scanner, as a picture that needs no language. It stands still for people who
 * asked for less motion. It does not scan.
 */
import type { ReactNode } from 'react';
import './scan-prompt.css';

/** Where the bars of the drawn barcode begin, and how wide they are. */
const BARS = [
  [0, 6],
  [10, 3],
  [17, 9],
  [30, 3],
  [37, 6],
  [47, 3],
  [54, 12],
  [70, 3],
  [77, 6],
  [87, 3],
  [94, 8],
  [106, 4],
] as const;

/** The dark squares of the drawn pass, in a grid of nine, besides its three corners. */
const MODULES = [
  [4, 0],
  [4, 2],
  [0, 4],
  [2, 4],
  [4, 4],
  [6, 4],
  [8, 4],
  [5, 6],
  [7, 6],
  [4, 7],
  [6, 8],
  [8, 8],
] as const;
const CORNERS = [
  [0, 0],
  [6, 0],
  [0, 6],
] as const;
const MODULE = 14;

interface ScanPromptProps {
  readonly held?: 'parcel' | 'phone';
  readonly children?: ReactNode;
}

export function ScanPrompt({ held = 'parcel', children }: ScanPromptProps) {
  return (
    <div className="scan-prompt">
      <svg viewBox="0 0 480 400" aria-hidden="true">
        <path className="scan-prompt__beam" d="M200 340 L96 120 H384 L280 340 Z" />
        <g className="scan-prompt__held">
          {held === 'phone' ? <Phone /> : <Parcel />}
          <rect className="scan-prompt__line" x="150" y="149" width="180" height="6" rx="3" />
        </g>
        <path
          className="scan-prompt__stand"
          d="M176 336 H304 A16 16 0 0 1 320 352 V384 A12 12 0 0 1 308 396 H172 A12 12 0 0 1 160 384 V352 A16 16 0 0 1 176 336 Z"
        />
        <rect className="scan-prompt__glass" x="186" y="346" width="108" height="18" rx="9" />
      </svg>
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}

function Parcel() {
  return (
    <>
      <rect className="scan-prompt__box" x="100" y="40" width="280" height="190" rx="10" />
      <rect className="scan-prompt__lid" x="100" y="40" width="280" height="40" rx="10" />
      <rect className="scan-prompt__tape" x="220" y="40" width="40" height="58" />
      <rect className="scan-prompt__label" x="164" y="112" width="152" height="96" rx="8" />
      <g className="scan-prompt__bars">
        {BARS.map(([x, width]) => (
          <rect key={x} x={185 + x} y="126" width={width} height="52" />
        ))}
        <rect x="185" y="188" width="70" height="7" rx="3" />
      </g>
    </>
  );
}

function Phone() {
  return (
    <>
      <rect className="scan-prompt__phone" x="156" y="48" width="168" height="232" rx="24" />
      <rect className="scan-prompt__label" x="166" y="62" width="148" height="192" rx="12" />
      <g className="scan-prompt__bars" transform="translate(177 89)">
        {MODULES.map(([x, y]) => (
          <rect key={`${x} ${y}`} x={x * MODULE} y={y * MODULE} width={MODULE} height={MODULE} />
        ))}
        {CORNERS.map(([x, y]) => (
          <path
            key={`${x} ${y}`}
            transform={`translate(${x * MODULE} ${y * MODULE})`}
            fillRule="evenodd"
            d="M0 0 H42 V42 H0 Z M9 9 V33 H33 V9 Z M15 15 H27 V27 H15 Z"
          />
        ))}
      </g>
    </>
  );
}
