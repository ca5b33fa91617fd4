/**
 * The line between the kiosk and the process that has its devices: messages as the system clones them, and the end of
 * the line. It does not tell whether a pipe, a port of Electron's or a test is in between.
 */

export interface ProcessPort {
  /** Lost without a word when the other end is gone: that is told by `onClose`. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end is gone, or this one was closed. Told once. */
  onClose(listener: () => void): void;
  close(): void;
}

/** A process that was started to have the devices, as whoever started it sees it. */
export interface StartedProcess {
  readonly port: ProcessPort;
  /** Ends it now, whatever it is doing. */
  kill(): void;
}

/** Starts one. A process that cannot be started is one whose port closes at once. */
export type StartDeviceProcess = () => StartedProcess;
