/**
 * Whether somebody has plugged in a headset, as far as anything tells: a browser counts the places where sound comes
 * out, and a keypad for kiosks has a socket of its own and sends a key when something goes in or out. What was
 * there when the kiosk started is its loudspeaker: in doubt it believes that everybody hears it.
 */
export interface Headset {
  isIn(): boolean;
  /** Told when it was plugged in or pulled out. Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

/** Of `navigator.mediaDevices`: there is none on a page that is not secure. */
type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>;
type Keys = Pick<EventTarget, 'addEventListener'>;

/** No keyboard has them, and keypads with a socket can be set to send them. */
const PLUGGED_KEY = 'F15';
const PULLED_KEY = 'F16';

export function createHeadset(devices: Devices | undefined, keys: Keys): Headset {
  const listeners = new Set<() => void>();
  let atStart: number | null = null;
  let inSockets = { machine: false, keypad: false };
  const isIn = () => inSockets.machine || inSockets.keypad;
  const found = (what: Partial<typeof inSockets>) => {
    const before = isIn();
    inSockets = { ...inSockets, ...what };
    if (before !== isIn()) for (const listener of listeners) listener();
  };

  const look = async () => {
    const outputs = (await devices?.enumerateDevices()) ?? [];
    const count = outputs.filter(({ kind }) => kind === 'audiooutput').length;
    // Never fewer: a loudspeaker that was pulled out is no headset when it comes back.
    atStart ??= count;
    found({ machine: count > atStart });
  };
  // Where devices may not be counted the button remains.
  const lookAgain = () => void look().catch(() => undefined);
  devices?.addEventListener('devicechange', lookAgain);
  lookAgain();
  keys.addEventListener('keydown', (event) => {
    const key = 'key' in event ? event.key : null;
    if (key === PLUGGED_KEY || key === PULLED_KEY) found({ keypad: key === PLUGGED_KEY });
  });

  return {
    isIn,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
