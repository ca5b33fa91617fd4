/** What the rest of Packroom knows of a barcode scanner. */

export interface Scan {
  /** What the barcode says, with group separators (U+001D) kept and other control characters removed. */
  readonly text: string;
  /** The AIM symbology identifier (ISO/IEC 15424) such as `]C1`, where the scanner gave one. */
  readonly aim: string | null;
}

/** What a scanner can say to whoever holds it: taken, or not what was wanted. */
export type ScanSound = 'good' | 'bad';

export interface BarcodeScanner {
  /** Calls `listener` for each symbol read, in order. Returns the function that stops it. */
  onScan(listener: (scan: Scan) => void): () => void;
  /** Tells that the scanner is gone. */
  onGone(listener: () => void): () => void;
  /** Sounds it where the scanner can; most can not. Nobody waits for it, and nothing depends on it. */
  signal(sound: ScanSound): Promise<void>;
  close(): Promise<void>;
}
