/**
 * What keys were going to, as far as the wedge must mend it: it takes back what slipped into a field before a scan was
 * known for one, and types what was held back from a person, there or to a page that listens for keys. It knows
 * nothing of scans.
 */

export interface TypedField {
  /** As it was when it was remembered, caret included. */
  restore(): void;
  /** As if typed now. */
  type(text: string): void;
}

/** Null where nobody is. */
export function rememberField(target: EventTarget | null): TypedField | null {
  if (target === null) return null;
  if (!isField(target) || target.readOnly || target.disabled) return pressed(target);
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

/** A button or the page: a key leaves nothing there, but a keypad on the screen listens for it. */
function pressed(target: EventTarget): TypedField {
  return {
    restore() {},
    type(text) {
      for (const key of text) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    },
  };
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target !== null && 'setRangeText' in target && 'selectionStart' in target;
}
