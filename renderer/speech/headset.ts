/**
 * Whether somebody has plugged in a headset, as far as a browser tells: it counts the places where sound comes out.
 * What was there when the kiosk started is its loudspeaker, so that in doubt the kiosk believes everybody hears it.
 */
export interface Headset {
  isIn(): boolean;
  /** Told when it was plugged in or pulled out. Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
}

/** Of `navigator.mediaDevices`: there is none on a page that is not secure. */
type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>;

export function createHeadset(devices: Devices | undefined): Headset {
  const listeners = new Set<() => void>();
  let atStart: number | null = null;
  let isIn = false;
  const look = async () => {
    const outputs = (await devices?.enumerateDevices()) ?? [];
    const count = outputs.filter(({ kind }) => kind === 'audiooutput').length;
    // Never fewer: a loudspeaker that was pulled out is no headset when it comes back.
    atStart ??= count;
    if (isIn === count > atStart) return;
    isIn = count > atStart;
    for (const listener of listeners) listener();
  };
  // Where devices may not be counted nobody is told of a headset, and the button remains.
  const lookAgain = () => void look().catch(() => undefined);
  devices?.addEventListener('devicechange', lookAgain);
  lookAgain();
  return {
    isIn: () => isIn,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
