/** Large switches of which any number may be on, such as the classes of a package. None is a fine answer. */
import { Check, Droplets, type LucideIcon, Maximize2, Snowflake, Weight } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import type { PackageClass } from '../../shared/domain/package.ts';
import './toggles.css';

export const classIcons: Readonly<Record<PackageClass, LucideIcon>> = {
  oversized: Maximize2,
  heavy: Weight,
  perishable: Snowflake,
  damaged: Droplets,
};

export interface TogglesProps<Key extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly word: string; readonly icon: LucideIcon }[];
  readonly selected: readonly Key[];
  readonly onToggle: (key: Key) => void;
}

export function Toggles<Key extends string>({ label, options, selected, onToggle }: TogglesProps<Key>) {
  return (
    <fieldset className="toggles">
      <legend className="toggles__label">{label}</legend>
      {options.map(({ key, word, icon: Icon }) => (
        <ToggleButton
          key={key}
          className="toggle"
          isSelected={selected.includes(key)}
          onChange={() => onToggle(key)}
        >
          <Icon aria-hidden />
          <span>{word}</span>
          <Check className="toggle__mark" aria-hidden />
        </ToggleButton>
      ))}
    </fieldset>
  );
}
