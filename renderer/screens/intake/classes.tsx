/** What makes a package different: large switches, none of them on for most. */
import type { PackageClass } from '../../../shared/domain/package.ts';
import type { IntakeEvent } from '../../flows/intake-state.ts';
import { classIcons, Toggles } from '../../ui/toggles.tsx';
import { useWords } from '../../words/words-provider.tsx';

const ALL: readonly PackageClass[] = ['oversized', 'heavy', 'perishable', 'damaged'];

export interface ClassesProps {
  readonly selected: readonly PackageClass[];
  readonly send: (event: IntakeEvent) => void;
}

export function Classes({ selected, send }: ClassesProps) {
  const { intake } = useWords();
  return (
    <Toggles
      label={intake.classes}
      options={ALL.map((key) => ({ key, word: intake[key], icon: classIcons[key] }))}
      selected={selected}
      onToggle={(one) => send({ type: 'class-toggled', class: one })}
    />
  );
}
