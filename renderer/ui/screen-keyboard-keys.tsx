/** The keys of the on-screen keyboard. Imported lazily, by `screen-keyboard.tsx` only; it keeps no value of its own. */
import Keyboard from 'react-simple-keyboard';
import { Button } from './button.tsx';
import { type KeyboardScript, keyboardLayouts } from './keyboard-layouts.ts';
import 'react-simple-keyboard/build/css/index.css';
import './screen-keyboard.css';

export interface ScreenKeyboardProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly script: KeyboardScript;
  /** Other scripts to change to, by their own name. None: no such row. */
  readonly scripts?: readonly { readonly script: KeyboardScript; readonly name: string }[];
  readonly onScript?: (script: KeyboardScript) => void;
  readonly maxLength: number;
  readonly words: { readonly space: string; readonly erase: string };
}

export function ScreenKeyboardKeys({
  value,
  onChange,
  script,
  scripts = [],
  onScript,
  maxLength,
  words,
}: ScreenKeyboardProps) {
  const press = (key: string) => {
    if (key === '{bksp}') onChange(Array.from(value).slice(0, -1).join(''));
    else if (Array.from(value).length < maxLength) onChange(value + (key === '{space}' ? ' ' : key));
  };

  return (
    <div className="screen-keyboard">
      <Keyboard
        layout={{ default: [...keyboardLayouts[script]] }}
        display={{ '{bksp}': '⌫', '{space}': words.space }}
        buttonAttributes={[{ attribute: 'aria-label', value: words.erase, buttons: '{bksp}' }]}
        theme="screen-keyboard__keys"
        useButtonTag
        onKeyPress={press}
      />
      {scripts.length > 1 && (
        <div className="screen-keyboard__scripts">
          {scripts.map((other) => (
            <Button
              key={other.script}
              kind={other.script === script ? 'primary' : 'quiet'}
              onPress={() => onScript?.(other.script)}
            >
              {other.name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
