/** Which carrier, where the number may be of several: up to three large choices, none of which must be made. */
import { Truck } from 'lucide-react';
import { type CarrierId, carriers } from '../../../shared/tracking/carriers.ts';
import { choicesOf } from '../../flows/intake-label.ts';
import type { CourierVisit, IntakeEvent } from '../../flows/intake-state.ts';
import { Toggles } from '../../ui/toggles.tsx';
import { useWords } from '../../words/words-provider.tsx';

export interface CarrierQuestionProps {
  readonly visit: CourierVisit;
  readonly chosen: CarrierId | null;
  readonly send: (event: IntakeEvent) => void;
}

export function CarrierQuestion({ visit, chosen, send }: CarrierQuestionProps) {
  const { intake } = useWords();
  const choices = choicesOf(visit);
  if (choices.length === 0) return null;
  return (
    <Toggles
      label={intake.whichCarrier}
      options={choices.map((key) => ({ key, word: carriers[key], icon: Truck }))}
      selected={chosen === null ? [] : [chosen]}
      onToggle={(carrier) => send({ type: 'carrier-chosen', carrier })}
    />
  );
}
