/** How it ended, as large as the screen allows: the last thing a person sees before they turn away. */
import { Check, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './tone.tsx';
import './outcome.css';

const signs: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: Check,
  attention: TriangleAlert,
  danger: X,
};

export interface OutcomeProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

export function Outcome({ tone, children }: OutcomeProps) {
  const Sign = signs[tone];
  return (
    <div className="outcome" data-tone={tone} role="status">
      <span className="outcome__sign">
        <Sign aria-hidden />
      </span>
      <div className="outcome__text">{children}</div>
    </div>
  );
}
