/** A figure of the staff board with what it counts, and a word when it wants to be looked at. */
import type { ReactNode } from 'react';
import { type Tone, toneIcons } from './tone.tsx';
import './stat.css';

export interface StatProps {
  readonly label: string;
  /** As the language writes it. */
  readonly value: string;
  readonly note?: string;
  readonly tone?: Tone;
}

export function Stat({ label, value, note, tone }: StatProps) {
  const Icon = tone === undefined ? null : toneIcons[tone];
  return (
    <div className="stat" data-tone={tone}>
      <dt className="stat__label">{label}</dt>
      <dd className="stat__value">{value}</dd>
      {note !== undefined && (
        <dd className="stat__note">
          {Icon && <Icon aria-hidden />}
          {note}
        </dd>
      )}
    </div>
  );
}

/** Figures beside each other. */
export function Stats({ children }: { readonly children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}
