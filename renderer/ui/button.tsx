/**
 * A button: one primary a screen, quiet ones beside it, danger where something cannot be taken back. The words are
 * handed in; it does not know what happens.
 */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './button.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `quiet` unless said: whoever writes a screen chooses the one primary on purpose. */
  readonly kind?: 'primary' | 'quiet' | 'bare' | 'danger';
  readonly size?: 'normal' | 'large';
  /** Before the words. */
  readonly icon?: LucideIcon;
  /** After the words, such as an arrow onward. */
  readonly endIcon?: LucideIcon;
  /** As wide as its place. */
  readonly wide?: boolean;
  readonly disabled?: boolean;
  /** What is spoken when the words alone do not tell, such as a language's own name. */
  readonly spoken?: string;
  readonly autoFocus?: boolean;
}

export function Button({
  children,
  onPress,
  kind = 'quiet',
  size = 'normal',
  icon: Icon,
  endIcon: EndIcon,
  wide = false,
  disabled = false,
  spoken,
  autoFocus = false,
}: ButtonProps) {
  return (
    <AriaButton
      className="button"
      data-kind={kind}
      data-size={size}
      data-wide={wide}
      isDisabled={disabled}
      onPress={onPress}
      autoFocus={autoFocus}
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
    >
      {Icon && <Icon aria-hidden />}
      <span>{children}</span>
      {EndIcon && <EndIcon aria-hidden />}
    </AriaButton>
  );
}
