/** A small number with a large button on either side. It keeps no value of its own. */
import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useFormats } from '../words/words-provider.tsx';
import './stepper.css';

export interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly onChange: (value: number) => void;
  readonly words: { readonly more: string; readonly fewer: string };
}

export function Stepper({ label, value, least, onChange, words }: StepperProps) {
  const { number } = useFormats();
  const id = useId();
  return (
    <fieldset className="stepper" aria-labelledby={id}>
      <span id={id} className="stepper__label">
        {label}
      </span>
      <Button
        className="stepper__button"
        aria-label={words.fewer}
        isDisabled={value <= least}
        onPress={() => onChange(value - 1)}
      >
        <Minus aria-hidden />
      </Button>
      <output className="stepper__value">{number(value)}</output>
      <Button className="stepper__button" aria-label={words.more} onPress={() => onChange(value + 1)}>
        <Plus aria-hidden />
      </Button>
    </fieldset>
  );
}
