/**
 * A USB barcode scanner that types. It takes scans out of the stream of keys before the page sees them, whatever has
 * the focus: a scan never ends up in a field and its Enter never presses a button. It refuses to know what a barcode
 * means.
 *
 * The first two characters of a scan reach the page, for they could be typed by a person; they are taken back out of
 * a field once the third one shows what it is. What was held back and proves to be typed is given back to
 * whoever it was for. Whether an event is trusted is not asked: with the content security policy nobody but the kiosk's
 * own code could make one, and the on-screen keyboard makes none.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { type Burst, burstFrom, burstWith, HAND_MS, isTooLong, SILENCE_MS, scanOf } from './burst.ts';
import type { EndKey, TypedScan } from './scanner-ends.ts';
import { rememberField, type TypedField } from './typed-field.ts';

export interface WedgeRead {
  /** What the barcode says, with group separators (U+001D) kept. */
  readonly text: string;
  /** The AIM symbology identifier, where the scanner is set to send it. */
  readonly aim: string | null;
}

export interface WedgeListener {
  readonly onRead: (read: WedgeRead) => void;
  /** Before that, and for a scan of which nothing is told too: the page may have taken its first keys for typed ones. */
  readonly onTyped: () => void;
  /** What of a scan is the barcode; null where nothing is to be told. */
  readonly barcodeOf: (scan: TypedScan) => string | null;
}

/** So long, after silence, keys that wait in the page's queue get their turn; and so late a timer shows a busy page. */
const QUEUE_MS = 30;
const LATE_MS = 15;
/** A scanner on a busy machine may stall for so long in the middle. Nobody types and scans in so short a time. */
const LEAD_MS = 400;
const LONGEST_LEAD = 60;
const NOTHING = { text: '', lastMs: Number.NEGATIVE_INFINITY, isScan: false };
const GROUP_SEPARATOR = '\x1d';
const AIM = /^\][A-Za-z][0-9A-Za-z]/;
/** They come between the characters of a scan, and do nothing by themselves. */
const QUIET_KEYS = new Set(['Shift', 'CapsLock', 'NumLock', 'AltGraph', 'Control', 'Dead', 'Process']);

/** Listens on `target`, the window, ahead of everything in it. Returns the function that stops it. */
export function createWedge(
  target: EventTarget,
  clock: Clock,
  { onRead, onTyped, barcodeOf }: WedgeListener,
): () => void {
  let burst: Burst | null = null;
  let field: TypedField | null = null;
  let held = '';
  let scannedMs = Number.NEGATIVE_INFINITY;
  let stopTimer = () => {};
  let isGivingBack = false;
  /** What came last and was ended by no key; and that again, if this burst came soon after it. */
  let before = NOTHING;
  let lead = NOTHING;
  /** The keys whose release belongs to a press that the page has not seen. */
  const swallowed = new Set<string>();

  const swallow = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    swallowed.add(event.code);
  };

  const finish = (key: EndKey) => {
    stopTimer();
    const [ended, mended, typed, led] = [burst, field, held, lead];
    burst = null;
    field = null;
    held = '';
    lead = NOTHING;
    if (!ended) return;
    const text = scanOf(ended, key === 'none' ? 'silence' : 'suffix');
    before = key === 'none' ? leadOf(led, ended, text !== null) : NOTHING;
    if (text === null && !isTooLong(ended)) return giveBack(mended, typed);
    scannedMs = ended.lastMs;
    mended?.restore();
    onTyped();
    if (text !== null) tell(barcodeOf({ text, key, lead: led.text }) ?? '');
  };

  /** A page that was busy may have keys waiting which were pressed long before the timer was due: they come first. */
  const finishSoon = (afterMs: number) => {
    const dueMs = clock.elapsed() + afterMs;
    return clock.after(afterMs, () => {
      stopTimer = clock.after(QUEUE_MS, () => {
        if (clock.elapsed() - dueMs > QUEUE_MS + LATE_MS) {
          stopTimer = finishSoon(QUEUE_MS);
          return;
        }
        finish('none');
      });
    });
  };

  const giveBack = (typedIn: TypedField | null, text: string) => {
    isGivingBack = true;
    typedIn?.type(text);
    isGivingBack = false;
  };

  const tell = (barcode: string) => {
    const aim = AIM.exec(barcode)?.[0] ?? null;
    const text = barcode.slice(aim?.length ?? 0);
    if (text !== '') onRead({ text, aim });
  };

  const take = (event: KeyboardEvent, character: string) => {
    stopTimer();
    const longer = burst && burstWith(burst, character, event.timeStamp);
    if (!longer) {
      finish('none');
      field = rememberField(event.composedPath()[0] ?? event.target);
      lead = event.timeStamp - before.lastMs <= LEAD_MS ? before : NOTHING;
    }
    burst = longer ?? burstFrom(character, event.timeStamp);
    if (!burst.isScanner) return;
    held += character;
    swallow(event);
    stopTimer = finishSoon(SILENCE_MS);
  };

  const onKeyDown = (event: Event) => {
    if (isGivingBack || !isKey(event) || event.isComposing || QUIET_KEYS.has(event.key)) return;
    if (burst && event.timeStamp - burst.lastMs > SILENCE_MS) finish('none');
    // A key that is held down repeats at the pace of a scanner.
    if (event.repeat) return finish('none');

    const character = characterOf(event);
    if (character !== null) return take(event, character);
    const { key } = event;
    const isEnd = key === 'Enter' || key === 'Tab';
    if (isEnd && burst) {
      const isOfScan = scanOf(burst, 'suffix') !== null || event.timeStamp - burst.lastMs <= HAND_MS;
      const isScanner = burst.isScanner || lead.isScan;
      if (isScanner && isOfScan) swallow(event);
      finish(isScanner ? key : 'none');
      scannedMs = isOfScan ? event.timeStamp : scannedMs;
      return;
    }
    // Of a scan that stalled before its end.
    if (isEnd && before.isScan && event.timeStamp - before.lastMs <= LEAD_MS) return swallow(event);
    // Hot keys out of a barcode, and the second half of CR LF, which arrives as Enter or as Ctrl+J.
    if (burst?.isScanner || event.timeStamp - scannedMs <= SILENCE_MS) swallow(event);
  };

  const onKeyUp = (event: Event) => {
    if (!isKey(event) || !swallowed.delete(event.code)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  target.addEventListener('keydown', onKeyDown, { capture: true });
  target.addEventListener('keyup', onKeyUp, { capture: true });
  return () => {
    target.removeEventListener('keydown', onKeyDown, { capture: true });
    target.removeEventListener('keyup', onKeyUp, { capture: true });
    finish('none');
  };
}

function leadOf(led: typeof NOTHING, { text, lastMs }: Burst, isScan: boolean): typeof NOTHING {
  return { text: (led.text + text).slice(-LONGEST_LEAD), lastMs, isScan: isScan || led.isScan };
}

/** Null for a key that writes nothing: Enter, F5, and whatever is pressed along with Ctrl, Alt or the system key. */
function characterOf(event: KeyboardEvent): string | null {
  // Where a layout has brackets on the third level, AltGr comes as Ctrl and Alt.
  const isCommand = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (isCommand && event.ctrlKey && event.key === ']') return GROUP_SEPARATOR;
  return !isCommand && [...event.key].length === 1 ? event.key : null;
}

function isKey(event: Event): event is KeyboardEvent {
  return 'key' in event && 'code' in event;
}
