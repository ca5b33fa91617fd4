/**
 * A page with a wedge in front of it, and somebody who presses keys: a person or a scanner, by the pace. It knows what a
 * browser would do with a key that got through, for a field and for a page that listens, and nothing of React.
 */
import { vi } from 'vitest';
import type { TypedScan } from '../../renderer/input/scanner-ends.ts';
import { createWedge, type WedgeRead } from '../../renderer/input/wedge.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

type Modifier = 'Shift' | 'Control' | 'Alt' | 'Meta' | 'AltGraph';
export interface Press {
  readonly key: string;
  readonly afterMs: number;
  readonly with?: readonly Modifier[];
  readonly repeat?: boolean;
  /** When it was pressed, if the page hears of it only now. */
  readonly pressedMs?: number;
}

/** Node has no KeyboardEvent: this is what the wedge reads of one. */
function keyEvent(type: string, press: Press, atMs: number): Event {
  const held = press.with ?? [];
  return Object.defineProperties(new Event(type, { cancelable: true }), {
    timeStamp: { value: atMs },
    key: { value: press.key },
    code: { value: `Key-${press.key}` },
    ctrlKey: { value: held.includes('Control') },
    altKey: { value: held.includes('Alt') },
    metaKey: { value: held.includes('Meta') },
    repeat: { value: press.repeat ?? false },
    isComposing: { value: false },
    getModifierState: { value: (name: Modifier) => held.includes(name) },
  });
}

/** What the wedge makes where a page, and no field, is to have keys back. */
class GivenBack extends Event {
  readonly key: string;
  readonly code = '';
  constructor(type: string, { key = '', ...init }: KeyboardEventInit) {
    super(type, init);
    this.key = key;
  }
}

/** A text field as far as keys go. */
export class Field extends EventTarget {
  readonly readOnly = false;
  readonly disabled = false;
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  setSelectionRange(start: number, end: number) {
    this.selectionStart = start;
    this.selectionEnd = end;
  }
  setRangeText(text: string, start: number, end: number) {
    this.value = this.value.slice(0, start) + text + this.value.slice(end);
    this.setSelectionRange(start + text.length, start + text.length);
  }
}

/** A page's clock: while the page is busy no timer runs, and then those that were due run before any key that waits. */
function pageClock(clock: ManualClock) {
  let busyMs = 0;
  const timers = new Set<{ readonly dueMs: number; readonly fire: () => void }>();
  const elapsed = () => clock.elapsed() + busyMs;
  const after = (delayMs: number, run: () => void) => {
    const fire = () => {
      stop();
      run();
    };
    const cancel = clock.after(delayMs, fire);
    const timer = { dueMs: elapsed() + delayMs, fire };
    const stop = () => {
      timers.delete(timer);
      cancel();
    };
    timers.add(timer);
    return stop;
  };
  const busy = (ms: number) => {
    busyMs += ms;
    for (const { dueMs, fire } of [...timers]) if (dueMs <= elapsed()) fire();
  };
  return { clock: { ...clock, elapsed, after }, busy };
}

export function keyDesk({
  field = null as Field | null,
  barcodeOf = ({ text }: TypedScan): string | null => text,
} = {}) {
  const { clock, busy } = pageClock(createManualClock());
  const window = new EventTarget();
  const reads: WedgeRead[] = [];
  /** Presses and releases that got through to the page. */
  const seen: string[] = [];
  vi.stubGlobal('KeyboardEvent', GivenBack);
  let typedScans = 0;
  const stop = createWedge(window, clock, {
    onRead: (read) => reads.push(read),
    onTyped: () => typedScans++,
    barcodeOf,
  });
  window.addEventListener('keydown', (event) => {
    if (event instanceof GivenBack) seen.push(event.key);
  });
  const pass = (event: Event, press: Press) => {
    window.dispatchEvent(event);
    if (event.defaultPrevented) return;
    seen.push(event.type === 'keydown' ? press.key : `${press.key} up`);
    const writes = event.type === 'keydown' && [...press.key].length === 1 && !press.with;
    if (writes) field?.setRangeText(press.key, field.selectionStart, field.selectionEnd);
  };
  const press = async (...presses: readonly Press[]) => {
    for (const one of presses) {
      await clock.advance(one.afterMs);
      const down = keyEvent('keydown', one, one.pressedMs ?? clock.elapsed());
      if (field) Object.defineProperty(down, 'composedPath', { value: () => [field] });
      pass(down, one);
      pass(keyEvent('keyup', one, clock.elapsed() + 4), one);
    }
  };
  return {
    clock,
    /** The page hears of nothing for so long. */
    busy,
    reads,
    seen,
    stop,
    typedScans: () => typedScans,
    press,
    type: (keys: string, afterMs: number) => press(...[...keys].map((key) => ({ key, afterMs }))),
  };
}

/** The presses alone. */
export const downs = (seen: readonly string[]) => seen.filter((key) => !key.endsWith(' up'));
