/**
 * One screen inside the frame: what it says at the top, what is touched low, and the way back and onward at the
 * bottom. On a landscape screen the words stand beside what is touched. It knows no flow.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

export interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Below the title, above what is touched: a notice, a picture. */
  readonly aside?: ReactNode;
  /** What the screen is about. */
  readonly children?: ReactNode;
  /** Back or cancel: quiet buttons, at the start of the bottom row. */
  readonly leave?: ReactNode;
  /** The one primary action, and perhaps a quiet one, at the end of the bottom row. */
  readonly onward?: ReactNode;
  /** `low` puts the content within reach of everybody; `top` is for lists and the staff board. */
  readonly body?: 'low' | 'top';
  /** `huge` for home and goodbye. */
  readonly titleSize?: 'normal' | 'huge';
  /** Landscape only. `one` for what needs the whole width. */
  readonly columns?: 'two' | 'one';
}

export function Page({
  title,
  lead,
  aside,
  children,
  leave,
  onward,
  body = 'low',
  titleSize = 'normal',
  columns = 'two',
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Who listens rather than looks is told where they are now; a new title is a new screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is what tells one screen from the next.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // What was scrolled for the screen before is no place to begin this one.
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [title]);

  return (
    <div className="page" data-body={body} data-columns={columns} data-title={titleSize}>
      <main className="page__scroll">
        <div className="page__head">
          <h1 className="page__title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="page__lead">{lead}</p>}
          {aside}
        </div>
        {children !== undefined && <div className="page__body">{children}</div>}
      </main>
      {(leave !== undefined || onward !== undefined) && (
        <footer className="page__actions">
          {leave}
          <div className="page__onward">{onward}</div>
        </footer>
      )}
    </div>
  );
}
