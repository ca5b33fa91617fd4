/** The languages to choose from, each by its own name in its own script: who needs one can read no other. */
import { Check } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import './language-picker.css';

export interface LanguageChoice<Code extends string> {
  readonly code: Code;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface LanguagePickerProps<Code extends string> {
  readonly open: boolean;
  readonly languages: readonly LanguageChoice<Code>[];
  readonly current: Code;
  readonly onChoose: (code: Code) => void;
  readonly onClose: () => void;
  readonly words: { readonly title: string; readonly close: string };
}

export function LanguagePicker<Code extends string>({
  open,
  languages,
  current,
  onChoose,
  onClose,
  words,
}: LanguagePickerProps<Code>) {
  return (
    <Dialog
      open={open}
      title={words.title}
      onClose={onClose}
      actions={
        <Button size="large" onPress={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className="language-picker">
        {languages.map(({ code, name, direction }) => (
          <ToggleButton
            key={code}
            className="language-picker__language"
            isSelected={code === current}
            onChange={() => onChoose(code)}
          >
            <span lang={code} dir={direction}>
              {name}
            </span>
            {code === current && <Check aria-hidden />}
          </ToggleButton>
        ))}
      </div>
    </Dialog>
  );
}
