/**
 * Cuts what a printer sends into frames between STX and ETX. Replies come split over packets and mixed with text
 * nobody asked for; whatever is not inside a frame is dropped. Knows nothing of what a frame says.
 */

const STX = 0x02;
const ETX = 0x03;
/** The longest reply, a configuration dump, is under 4 KB; anything longer has lost its end. */
const MAX_FRAME_BYTES = 8192;

export interface FrameReader {
  /** The frames that these bytes complete, as Latin-1 text without STX and ETX. */
  push(bytes: Uint8Array): string[];
  /** Forgets a frame that has begun. */
  reset(): void;
}

export function createFrameReader(): FrameReader {
  let frame: string | null = null;
  return {
    push(bytes) {
      const frames: string[] = [];
      for (const byte of bytes) {
        if (byte === STX) frame = '';
        else if (frame === null) continue;
        else if (byte === ETX) {
          frames.push(frame);
          frame = null;
        } else {
          frame += String.fromCharCode(byte);
          if (frame.length > MAX_FRAME_BYTES) frame = null;
        }
      }
      return frames;
    },
    reset() {
      frame = null;
    },
  };
}
