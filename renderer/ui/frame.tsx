/**
 * What surrounds every screen: whose room this is, the time, the language, and a banner when something is not as
 * usual. The application puts it up once; screens fill it with a `Page`.
 */
import { FlaskConical, GraduationCap } from 'lucide-react';
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
  /** Of training only: the coach, and stripes all around that nobody can overlook. */
  readonly coach?: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ property, clock, tools, banner = null, coach = null, children }: FrameProps) {
  return (
    <div className="frame" data-training={coach !== null}>
      {banner !== null && (
        <div className="frame__banner" role="status">
          {coach === null ? <FlaskConical aria-hidden /> : <GraduationCap aria-hidden />}
          {banner}
        </div>
      )}
      <header className="frame__header">
        <span className="frame__property">{property}</span>
        <span className="frame__clock">{clock}</span>
        <div className="frame__tools">{tools}</div>
      </header>
      <div className="frame__content">
        {coach}
        {children}
      </div>
    </div>
  );
}
