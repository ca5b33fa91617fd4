/** A unit's name on the keypad, with just the letters that units of this property bear. */
import { useMemo } from 'react';
import { Keypad } from '../ui/keypad.tsx';
import { useWords } from '../words/words-provider.tsx';
import { useRoom, useTyped } from './room.tsx';

const LONGEST = 8;

export function UnitEntry({
  label,
  onUnit,
}: {
  readonly label: string;
  readonly onUnit: (name: string) => void;
}) {
  const words = useWords();
  const { directory } = useRoom();
  const [unit, setUnit] = useTyped();
  const letters = useMemo(() => lettersOf(directory.units.map(({ name }) => name)), [directory]);
  return (
    <Keypad
      value={unit}
      onChange={setUnit}
      onSubmit={onUnit}
      letters={letters}
      maxLength={LONGEST}
      words={{
        label,
        submit: words.common.continue,
        erase: words.common.erase,
        typedSoFar: words.common.characters,
      }}
    />
  );
}

function lettersOf(names: readonly string[]): readonly string[] {
  const letters = names.flatMap((name) => name.toLocaleUpperCase('en').match(/\p{L}/gu) ?? []);
  return [...new Set(letters)].toSorted();
}
