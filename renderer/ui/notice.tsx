/**
 * Something to be told without leaving the screen: what it is, what it means for the person, and what they can do.
 * Danger and attention are spoken at once, the rest when there is a pause.
 */
import type { ReactNode } from 'react';
import { type Tone, toneIcons } from './tone.tsx';
import './notice.css';

export interface NoticeProps {
  readonly tone: Tone;
  readonly heading: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function Notice({ tone, heading, children, actions }: NoticeProps) {
  const Icon = toneIcons[tone];
  const urgent = tone === 'danger' || tone === 'attention';
  return (
    <section className="notice" data-tone={tone} role={urgent ? 'alert' : 'status'}>
      <Icon aria-hidden />
      <p className="notice__heading">{heading}</p>
      {children !== undefined && <div className="notice__text">{children}</div>}
      {actions !== undefined && <div className="notice__actions">{actions}</div>}
    </section>
  );
}
