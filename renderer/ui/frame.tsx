/**
 * What surrounds every screen: whose room this is, the time, the language, and a banner when something is not as
 * usual. The application puts it up once; screens fill it with a `Page`.
 */
import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import './frame.css';

export interface FrameProps {
  readonly property: string;
  /** The time of day as it is written in the chosen language. */
  readonly clock: string;
  /** Language and help: reachable from every screen. */
  readonly tools: ReactNode;
  /** Such as "Simulated room". Null when all is as usual. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ property, clock, tools, banner = null, children }: FrameProps) {
  return (
    <div className="frame">
      {banner !== null && (
        <div className="frame__banner" role="status">
          <FlaskConical aria-hidden />
          {banner}
        </div>
      )}
      <header className="frame__header">
        <span className="frame__property">{property}</span>
        <span className="frame__clock">{clock}</span>
        <div className="frame__tools">{tools}</div>
      </header>
      <div className="frame__content">{children}</div>
    </div>
  );
}
