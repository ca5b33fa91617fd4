/**
 * A way to go that is a whole sentence wide: the huge choices of the home screen, and the ways out elsewhere.
 * It shows an icon, a heading and a sentence, and does not know where it leads.
 */
import { ArrowRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './choice.css';

export interface ChoiceProps {
  readonly icon: LucideIcon;
  readonly heading: string;
  readonly sentence?: string;
  readonly onPress: () => void;
  readonly size?: 'huge' | 'normal';
  readonly tone?: 'accent' | 'ink' | 'plain';
}

export function Choice({
  icon: Icon,
  heading,
  sentence,
  onPress,
  size = 'normal',
  tone = 'plain',
}: ChoiceProps) {
  return (
    <Button className="choice" data-size={size} data-tone={tone} onPress={onPress}>
      <Icon className="choice__icon" aria-hidden />
      <span className="choice__heading">{heading}</span>
      {sentence !== undefined && <span className="choice__sentence">{sentence}</span>}
      <ArrowRight className="choice__arrow" aria-hidden />
    </Button>
  );
}

/** Choices below each other, at the distance that a finger needs. */
export function Choices({ children }: { readonly children: ReactNode }) {
  return <div className="choices">{children}</div>;
}
