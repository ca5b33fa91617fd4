/**
 * The kiosk's camera while somebody is at work who needs it: opened for a visit, closed with it. It reads codes only
 * where a scan means something, and a kiosk without a camera does everything but take photos.
 */
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { NoPhoto } from '../shared/domain/package.ts';
import type { FlowState } from './flows/kiosk.ts';
import type { Camera, CameraView } from './input/camera/camera.ts';
import type { LabelText } from './input/label-text/label-text.ts';

export interface Eyes {
  /** Call with each state of the kiosk. */
  follow(state: FlowState): void;
  photograph(): Promise<Result<string, NoPhoto>>;
  /** What is printed on the label before the camera; null where there is none, or nothing could be read in time. */
  readLabel(): Promise<readonly string[] | null>;
  /** Whether there is one to open, as far as the browser knows. */
  isThere(): boolean;
  seeing(): Seeing | null;
  /** Told when `seeing()` or `isThere()` changed. */
  onSeeing(listener: () => void): () => void;
}

/** The open camera, as screens show it. */
export type Seeing = Pick<CameraView, 'stream' | 'light' | 'onSight'>;

type Read = { readonly text: string; readonly aim: string | null };

export interface EyesParts {
  readonly camera: Camera;
  readonly labelText: LabelText;
  readonly onCode: (read: Read) => void;
  /** The property wants a photo at the door: the camera is open before the door is. */
  readonly beforeTheDoor?: boolean;
}

export function createEyes({ camera, labelText, onCode, beforeTheDoor = false }: EyesParts): Eyes {
  const listeners = new Set<() => void>();
  let view: CameraView | null = null;
  let stopReading: (() => void) | null = null;
  let wanted = false;
  /** Counts visits that are over: a photo that was asked for in one is not taken in the next. */
  let over = 0;
  let reads = false;
  let readsText = false;
  let opening: Promise<void> = Promise.resolve();

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const read = () => {
    if (reads && view !== null) stopReading ??= view.onCode(onCode);
    else {
      stopReading?.();
      stopReading = null;
    }
  };
  const warmUp = () => {
    if (readsText && view !== null) labelText.warmUp();
  };
  const close = () => {
    over++;
    labelText.rest();
    stopReading?.();
    stopReading = null;
    view?.close();
    view = null;
    tell();
  };
  const open = async () => {
    const opened = await camera.open();
    if (!opened.ok) return;
    view = opened.value;
    if (!wanted) return close();
    view.onGone(() => {
      view = null;
      stopReading = null;
      tell();
      // One whose pictures stopped coming may be had again at once; else it waits until one is plugged in.
      again();
    });
    read();
    warmUp();
    tell();
  };

  const again = () => {
    if (wanted && view === null) opening = opening.then(() => (wanted && view === null ? open() : undefined));
  };
  let isThere = false;
  const lookWhetherThere = async () => {
    isThere = await camera.isThere();
    tell();
  };
  camera.onPlugged(() => {
    again();
    void lookWhetherThere();
  });
  void lookWhetherThere();

  return {
    follow: (state) => {
      reads = readsCodes(state);
      readsText = state.flow === 'intake';
      const want = wantsCamera(state) || (beforeTheDoor && isBeforeTheDoor(state));
      if (want !== wanted) {
        wanted = want;
        if (want) opening = open();
        else close();
      }
      read();
    },
    photograph: async () => {
      const before = over;
      await opening;
      if (view === null || over !== before) return err('no-camera');
      const photo = await view.photo();
      return photo.ok ? ok(await base64Of(photo.value)) : photo;
    },
    readLabel: async () => {
      const frame = await view?.frame();
      return frame?.ok ? labelText.read(frame.value) : null;
    },
    isThere: () => isThere,
    seeing: () => view,
    onSeeing: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Where a courier begins with a label there is a photo before they are let in. */
const BY_LABEL: readonly string[] = ['parcel-first', 'parcel-unit', 'beginning'];

/** Where a resident may hold a pass before it instead of typing. */
const BY_PASS: readonly string[] = ['show-pass', 'pass-refused'];

/** The code was given, and the notice of the photo read: until the door opens, a camera has time to get used to the light. */
function isBeforeTheDoor({ flow, ...now }: FlowState): boolean {
  return flow === 'pickup' && 'state' in now && ['checking', 'checking-pass'].includes(now.state.at);
}

/** From the first screen that a label or pass may be shown at to the last: not while a PIN is typed, and never at home. */
function wantsCamera(now: FlowState): boolean {
  if (now.flow === 'intake') return 'visit' in now.state || BY_LABEL.includes(now.state.at);
  if (now.flow === 'pickup') {
    const isIn = 'visit' in now.state && now.state.at !== 'leaving';
    return isIn || BY_PASS.includes(now.state.at);
  }
  return now.flow === 'staff' && now.state.at === 'audit' && now.state.audit.at !== 'result';
}

/** Where a label on a wall or a package means something to an audit. */
const SCANS: readonly string[] = ['zones', 'counting', 'review', 'settling'];

function readsCodes(now: FlowState): boolean {
  if (now.flow === 'intake') return ['parcel-first', 'ready', 'placing', 'summary'].includes(now.state.at);
  if (now.flow === 'pickup') return [...BY_PASS, 'packages', 'asking'].includes(now.state.at);
  return now.flow === 'staff' && now.state.at === 'audit' && SCANS.includes(now.state.audit.at);
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
