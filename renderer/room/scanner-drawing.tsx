/** A hand scanner in its stand, looking down, with its light. After a read the light goes green for a moment. */

export function ScannerDrawing({ hasRead }: { readonly hasRead: boolean }) {
  return (
    <svg className="scanner-drawing" viewBox="0 0 220 150" aria-hidden data-read={hasRead}>
      <path className="scanner-drawing__beam" d="M92 52 L40 140 H180 L128 52 Z" />
      <rect className="scanner-drawing__line" x="44" y="132" width="132" height="3" rx="1.5" />
      <path
        className="scanner-drawing__body"
        d="M70 16 q0 -12 12 -12 h56 q12 0 12 12 v22 q0 14 -14 14 h-52 q-14 0 -14 -14 Z"
      />
      <path
        className="scanner-drawing__handle"
        d="M150 12 q44 2 50 44 l8 62 q1 10 -9 10 h-14 q-9 0 -10 -9 l-7 -54 q-2 -15 -18 -17 Z"
      />
      <rect className="scanner-drawing__window" x="82" y="40" width="56" height="10" rx="4" />
      <circle className="scanner-drawing__led" cx="110" cy="20" r="5" />
    </svg>
  );
}
