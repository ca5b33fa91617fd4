/** What a message means, always as an icon beside its words: colour alone says nothing. */
import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import './tone.css';

export type Tone = 'info' | 'success' | 'attention' | 'danger';

export const toneIcons: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  attention: TriangleAlert,
  danger: OctagonAlert,
};

export interface BadgeProps {
  readonly tone: Tone;
  readonly word: string;
  readonly icon?: LucideIcon;
}

/** One word about the state of one thing. */
export function Badge({ tone, word, icon }: BadgeProps) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <span className="badge" data-tone={tone}>
      <Icon aria-hidden />
      {word}
    </span>
  );
}
