/**
 * The text field that keys were going to, as far as the wedge must mend it: it takes back what slipped in before a
 * scan was known for one, and types what was held back from a person. It knows nothing of scans.
 */

export interface TypedField {
  /** As it was when it was remembered, caret included. */
  restore(): void;
  /** As if typed now. */
  type(text: string): void;
}

/** Null where keys leave no text: a button, the page, a field that does not tell its caret. */
export function rememberField(target: EventTarget | null): TypedField | null {
  if (!isField(target) || target.readOnly || target.disabled) return null;
  const { value, selectionStart, selectionEnd } = target;
  // Fields for numbers and e-mail addresses tell no caret and let no range be set.
  if (selectionStart === null || selectionEnd === null) return null;
  // React hears of a change by this event; setting a range goes past the value it keeps in mind, so it does look.
  const tell = () => target.dispatchEvent(new Event('input', { bubbles: true }));
  return {
    restore() {
      if (target.value === value) return;
      target.setRangeText(value, 0, target.value.length, 'end');
      target.setSelectionRange(selectionStart, selectionEnd);
      tell();
    },
    type(text) {
      if (text === '') return;
      target.setRangeText(text, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
      tell();
    },
  };
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target !== null && 'setRangeText' in target && 'selectionStart' in target;
}
