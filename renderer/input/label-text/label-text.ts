/**
 * What is printed on the label that the camera sees, as lines of text. Reading takes a moment in threads of its own:
 * nobody waits for it, only the newest label counts, and a reader that breaks or hangs is replaced by a new one. It
 * keeps nothing of what it read.
 */
import type { Clock } from '../../../shared/basics/clock.ts';
import type { Frame, Straightener } from '../camera/frame-decoder.ts';
import type { LabelReader } from './label-reader.ts';

export interface LabelText {
  /** Makes ready what takes long to load. */
  warmUp(): void;
  /** Null where nothing could be read in time, and where a newer label was shown meanwhile. Closes the frame. */
  read(frame: Frame): Promise<readonly string[] | null>;
  /** Until it is wanted again it costs nothing. */
  rest(): void;
}

export interface LabelTextParts {
  readonly newStraightener: () => Straightener;
  readonly openReader: () => Promise<LabelReader>;
  readonly clock: Clock;
}

/** Many times what a label takes. After that the courier has long typed the unit. */
const READ_WITHIN_MS = 4_000;
/** One that breaks again and again is left alone until the next visit. */
const MOST_BREAKS = 3;

interface Parts {
  readonly straightener: Straightener;
  readonly reader: Promise<LabelReader>;
}

export function createLabelText({ newStraightener, openReader, clock }: LabelTextParts): LabelText {
  let parts: Parts | null = null;
  let breaks = 0;
  let newest = 0;
  let before: Promise<unknown> = Promise.resolve();

  const open = (): Parts => {
    if (parts !== null) return parts;
    const reader = openReader();
    // Whoever reads with it is told; until then nobody asks.
    reader.catch(() => undefined);
    parts = { straightener: newStraightener(), reader };
    return parts;
  };
  const close = () => {
    parts?.straightener.close();
    parts?.reader.then((reader) => reader.close()).catch(() => undefined);
    parts = null;
  };

  const readWith = async ({ straightener, reader }: Parts, frame: Frame) => {
    const upright = await straightener.upright(frame);
    if (!upright.ok) throw new Error(upright.error);
    return (await reader).read(upright.value);
  };

  const inTime = async (ticket: number, frame: Frame): Promise<readonly string[] | null> => {
    if (ticket !== newest || breaks >= MOST_BREAKS) {
      frame.close();
      return null;
    }
    const used = open();
    let stopTimer = () => {};
    const late = new Promise<never>((_, fail) => {
      stopTimer = clock.after(READ_WITHIN_MS, () => fail(new Error('the label was not read in time')));
    });
    try {
      const lines = await Promise.race([readWith(used, frame), late]);
      return ticket === newest ? lines : null;
    } catch {
      // At rest it was closed in the middle: that is no fault of its own.
      if (parts !== used) return null;
      breaks++;
      close();
      return null;
    } finally {
      stopTimer();
    }
  };

  return {
    warmUp: () => void open(),
    read: (frame) => {
      const ticket = ++newest;
      const turn = before.then(() => inTime(ticket, frame));
      before = turn;
      return turn;
    },
    rest: () => {
      newest++;
      breaks = 0;
      close();
    },
  };
}
