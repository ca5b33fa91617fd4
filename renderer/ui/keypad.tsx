/**
 * The big keypad: digits, a row of letters for units such as `4B`, or a PIN that shows dots and lights up no key.
 * A keyboard does the same as a finger. The value belongs to the screen; it does not know what is typed, or why.
 */
import { Delete } from 'lucide-react';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { Button } from 'react-aria-components';
import { Button as ActionButton } from './button.tsx';
import { type Entry, type EntryKey, entryKey, typed } from './key-entry.ts';
import './keypad.css';

export interface KeypadProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit: (value: string) => void;
  readonly mode?: 'text' | 'pin';
  /** Capitals that units of this property bear. None: digits only. */
  readonly letters?: readonly string[];
  readonly maxLength: number;
  /** How many characters make it worth submitting. */
  readonly minLength?: number;
  readonly disabled?: boolean;
  /** A finger that makes the value whole submits it. Never a keyboard: what types may be a scanner in the middle of a code. */
  readonly isWhole?: (value: string) => boolean;
  readonly words: KeypadWords;
}

export interface KeypadWords {
  /** What is being typed, such as "Unit number": spoken, and shown while nothing is typed. */
  readonly label: string;
  readonly submit: string;
  readonly erase: string;
  /** How many characters there are, for who listens while a PIN is typed. */
  readonly typedSoFar: (count: number) => string;
}

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const NO_LETTERS: readonly string[] = [];
const never = () => false;

export function Keypad({
  value,
  onChange,
  onSubmit,
  mode = 'text',
  letters = NO_LETTERS,
  maxLength,
  minLength = 1,
  disabled = false,
  isWhole = never,
  words,
}: KeypadProps) {
  const entry: Entry = { letters, maxLength };
  const ready = !disabled && value.length >= minLength;

  const press = (key: EntryKey) => {
    if (disabled) return;
    if (key.key !== 'submit') onChange(typed(value, key, entry));
    else if (ready) onSubmit(value);
  };
  const display = useRef<HTMLOutputElement>(null);
  useKeyboard(entry, (key) => {
    press(key);
    // Else the Enter that ends what was typed would press whatever had the focus before.
    if (key.key === 'character') display.current?.focus({ preventScroll: true });
  });

  const touch = (character: string) => {
    const key = { key: 'character', character } as const;
    const next = typed(value, key, entry);
    if (!disabled && next !== value && isWhole(next)) onSubmit(next);
    else press(key);
  };
  const character = (one: string) => (
    <Key key={one} label={one} disabled={disabled} onPress={() => touch(one)} />
  );

  return (
    <fieldset className="keypad" data-mode={mode} aria-label={words.label}>
      <Display
        shownAt={display}
        value={value}
        mode={mode}
        dots={Math.max(minLength, value.length)}
        words={words}
      />
      {letters.length > 0 && <div className="keypad__letters">{letters.map(character)}</div>}
      <div className="keypad__keys">
        {ROWS.map(character)}
        <span />
        {character('0')}
        <Button
          className="keypad__key"
          data-erase
          aria-label={words.erase}
          isDisabled={disabled || value === ''}
          onPress={() => press({ key: 'erase' })}
        >
          <Delete aria-hidden />
        </Button>
        <div className="keypad__submit">
          <ActionButton
            kind="primary"
            size="large"
            wide
            disabled={!ready}
            onPress={() => press({ key: 'submit' })}
          >
            {words.submit}
          </ActionButton>
        </div>
      </div>
    </fieldset>
  );
}

interface KeyProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

function Key({ label, disabled, onPress }: KeyProps) {
  return (
    <Button className="keypad__key" isDisabled={disabled} onPress={onPress}>
      {label}
    </Button>
  );
}

interface DisplayProps {
  readonly shownAt: RefObject<HTMLOutputElement | null>;
  readonly value: string;
  readonly mode: 'text' | 'pin';
  readonly dots: number;
  readonly words: KeypadWords;
}

function Display({ shownAt, value, mode, dots, words }: DisplayProps) {
  const empty = value === '';
  if (mode === 'text') {
    return (
      <output
        ref={shownAt}
        tabIndex={-1}
        className={empty ? 'keypad__display' : 'keypad__display as-code'}
        data-empty={empty}
        data-mode={mode}
      >
        {empty ? words.label : value}
      </output>
    );
  }
  return (
    <output
      ref={shownAt}
      tabIndex={-1}
      className="keypad__display as-code"
      data-empty={empty}
      data-mode={mode}
    >
      <span className="only-spoken">{words.typedSoFar(value.length)}</span>
      {Array.from({ length: dots }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place.
        <span className="keypad__dot" data-filled={place < value.length} key={place} />
      ))}
    </output>
  );
}

/** Enter on a focused button is that button's own; every other key is the entry's, wherever the focus is. */
function useKeyboard(entry: Entry, press: (key: EntryKey) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = entryKey(event.key, entry);
    if (key === null) return;
    if (key.key === 'submit' && event.target instanceof Element && event.target.closest('button')) return;
    event.preventDefault();
    press(key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
