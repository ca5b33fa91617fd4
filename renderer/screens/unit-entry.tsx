/** A unit's name on the keypad, with just the letters that units of this property bear. */
import { useMemo } from 'react';
import { isWholeUnit } from '../../shared/domain/directory.ts';
import { Keypad } from '../ui/keypad.tsx';
import { useWords } from '../words/words-provider.tsx';
import { useRoom, useTyped } from './room.tsx';

const LONGEST = 8;

interface UnitEntryProps {
  readonly label: string;
  readonly onUnit: (name: string) => void;
  /** Goes on by itself when the unit is whole, which tells that there is one: for couriers, not for who guesses PINs. */
  readonly goesOn?: boolean;
}

export function UnitEntry({ label, onUnit, goesOn = false }: UnitEntryProps) {
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
      isWhole={(typed) => goesOn && isWholeUnit(directory, typed)}
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
