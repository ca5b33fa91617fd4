/**
 * The window through which the camera is seen, with an outline to hold a label or a pass into. The picture itself is
 * handed in as a `<video>`; this file opens no camera.
 */
import { Camera, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import './camera-view.css';

export interface CameraViewProps {
  /** A `<video>` element. */
  readonly children?: ReactNode;
  readonly state: 'looking' | 'found';
  readonly caption: string;
}

export function CameraView({ children, state, caption }: CameraViewProps) {
  const Icon = state === 'found' ? Check : Camera;
  return (
    <div className="camera-view" data-state={state}>
      {children}
      <div className="camera-view__outline">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="camera-view__corner" d="M0 18V0H14M86 0H100V18M100 82V100H86M14 100H0V82" />
        </svg>
      </div>
      <p className="camera-view__caption" role="status">
        <Icon aria-hidden />
        {caption}
      </p>
    </div>
  );
}
