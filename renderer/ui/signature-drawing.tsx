/** The lines of a signature, drawn: on the pad while they are made, and later as a picture. It takes no touch. */
import { PAD, type Point } from '../../shared/domain/signature.ts';

type Strokes = readonly (readonly Point[])[];

export function SignatureLines({ strokes }: { readonly strokes: Strokes }) {
  return (
    <g className="signature__lines">
      {strokes.map((stroke, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added at the end
        <path key={n} d={pathOf(stroke)} />
      ))}
    </g>
  );
}

export function SignatureDrawing({ strokes, label }: { readonly strokes: Strokes; readonly label: string }) {
  return (
    <svg className="signature" viewBox={`0 0 ${PAD.width} ${PAD.height}`} role="img" aria-label={label}>
      <SignatureLines strokes={strokes} />
    </svg>
  );
}

/** A touch without a line is a dot, as over an i. */
function pathOf(stroke: readonly Point[]): string {
  const [first, ...rest] = stroke.map(([x, y]) => `${x} ${y}`);
  return `M${first} L${rest.length === 0 ? first : rest.join(' ')}`;
}
