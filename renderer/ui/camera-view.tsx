/**
 * The window through which the camera is seen, with an outline to hold a label or a pass into. The picture itself is
 * handed in as a `<video>`; this file opens no camera.
 */
import { Camera, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import './camera-view.css';

/** The corners of a code that was seen, in parts of the picture's width and height. */
export type CameraOutline = readonly { readonly x: number; readonly y: number }[];

export interface CameraViewProps {
  readonly outlines?: readonly CameraOutline[];
  /** A switch for the camera's own light. */
  readonly light?: ReactNode;
  /** A `<video>` element. */
  readonly children?: ReactNode;
  readonly state: 'looking' | 'found';
  readonly caption: string;
}

export function CameraView({ children, state, caption, outlines = [], light = null }: CameraViewProps) {
  const Icon = state === 'found' ? Check : Camera;
  return (
    <div className="camera-view" data-state={state}>
      {children}
      <div className="camera-view__outline">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="camera-view__corner" d="M0 18V0H14M86 0H100V18M100 82V100H86M14 100H0V82" />
        </svg>
      </div>
      {outlines.length > 0 && <Outlines outlines={outlines} />}
      {light !== null && <div className="camera-view__light">{light}</div>}
      <p className="camera-view__caption" role="status">
        <Icon aria-hidden />
        {caption}
      </p>
    </div>
  );
}

/** Cameras of kiosks are 16 to 9; where one is not, the outline is a little beside its code. */
const WIDE = 16;
const HIGH = 9;

function Outlines({ outlines }: { readonly outlines: readonly CameraOutline[] }) {
  const pointsOf = (outline: CameraOutline) => outline.map(({ x, y }) => `${x * WIDE},${y * HIGH}`).join(' ');
  return (
    <svg
      className="camera-view__seen"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {outlines.map((outline) => (
        <polygon key={pointsOf(outline)} points={pointsOf(outline)} />
      ))}
    </svg>
  );
}
