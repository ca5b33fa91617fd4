/** The tracking number by hand, when no barcode can be read: the on-screen keyboard, capitals and digits. */
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { ScreenKeyboard } from '../../ui/screen-keyboard.tsx';
import { useWords } from '../../words/words-provider.tsx';
import './type-number.css';

const LONGEST = 40;
const SHORTEST = 4;

export interface TypeNumberProps {
  readonly onBack: () => void;
  readonly onNumber: (number: string) => void;
}

export function TypeNumber({ onBack, onNumber }: TypeNumberProps) {
  const { intake, common } = useWords();
  const [number, setNumber] = useState('');
  return (
    <Page
      title={intake.numberTitle}
      columns="one"
      leave={<Button onPress={onBack}>{common.back}</Button>}
      onward={
        <Button kind="primary" disabled={number.length < SHORTEST} onPress={() => onNumber(number)}>
          {common.continue}
        </Button>
      }
    >
      <output className="type-number as-code" aria-label={intake.numberLabel}>
        {number === '' ? ' ' : number}
      </output>
      <ScreenKeyboard
        value={number}
        onChange={setNumber}
        script="number"
        maxLength={LONGEST}
        words={{ space: common.space, erase: common.erase }}
      />
    </Page>
  );
}
