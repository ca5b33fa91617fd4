/**
 * Goes through a screen by arrow keys alone: down or onward to the next control in the order of reading, up or back
 * to the one before, round at the ends. The title is one of the stops, so that who listens can hear the screen again.
 * Pressing is left to Enter, and digits to the keypad on the screen.
 */
const STOPS =
  'h1, button, a[href], input, textarea, select, [role="button"], [role="radio"], [role="checkbox"]';
const DIALOGS = '[role="dialog"], [role="alertdialog"]';

/** Returns the way to stop listening. */
export function listenToArrowKeys(page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const step = stepOf(event.key, page.documentElement.dir === 'rtl');
    if (step === null || needsArrows(event)) return;
    event.preventDefault();
    move(page, step);
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}

function stepOf(key: string, isRightToLeft: boolean): 1 | -1 | null {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'ArrowRight':
      return isRightToLeft ? -1 : 1;
    case 'ArrowLeft':
      return isRightToLeft ? 1 : -1;
    default:
      return null;
  }
}

/** In a line of text left and right move the caret. */
function needsArrows({ key, target }: KeyboardEvent): boolean {
  const isField = target instanceof Element && target.matches('input, textarea, select');
  return isField && (key === 'ArrowLeft' || key === 'ArrowRight' || target.matches('textarea, select'));
}

function move(page: Document, step: 1 | -1): void {
  const inFront = [...page.querySelectorAll(DIALOGS)].at(-1) ?? page.body;
  const stops = [...inFront.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => !stop.matches(':disabled') && stop.checkVisibility({ visibilityProperty: true }),
  );
  const next = nextOf(stops, page.activeElement ?? page.body, step);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** From where the focus is, be it on a stop or between two of them; from nowhere it begins at the title. */
function nextOf(stops: readonly HTMLElement[], from: Element, step: 1 | -1): HTMLElement | undefined {
  if (from.matches('body')) return stops.find((stop) => stop.matches('h1')) ?? stops[0];
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const beyond = stops.filter((stop) => (from.compareDocumentPosition(stop) & side) !== 0);
  return step === 1 ? (beyond[0] ?? stops[0]) : (beyond.at(-1) ?? stops.at(-1));
}
