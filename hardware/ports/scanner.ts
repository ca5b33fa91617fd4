/** What the rest of Packroom knows of a barcode scanner. */

export interface Scan {
  /** What the barcode says, with group separators (U+001D) kept and other control characters removed. */
  readonly text: string;
  /** The AIM symbology identifier (ISO/IEC 15424) such as `]C1`, where the scanner gave one. */
  readonly aim: string | null;
}

export interface BarcodeScanner {
  /** Calls `listener` for each symbol read, in order. Returns the function that stops it. */
  onScan(listener: (scan: Scan) => void): () => void;
  /** Tells that the scanner is gone. */
  onGone(listener: () => void): () => void;
  close(): Promise<void>;
}
