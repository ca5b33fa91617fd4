/**
 * Where somebody signs: a line, and what a finger, a pen or a mouse draws over it. What is drawn is its owner's to keep;
 * it says nothing of whose it is.
 */
import { type PointerEvent, useRef } from 'react';
import { drawnOn, isFull, PAD, type Point } from '../../shared/domain/signature.ts';
import { SignatureLines } from './signature-drawing.tsx';
import './signature-pad.css';

export interface SignaturePadProps {
  readonly strokes: readonly (readonly Point[])[];
  readonly onChange: (strokes: readonly (readonly Point[])[]) => void;
  /** Of the place, for who does not see it, and on the line, for who does. */
  readonly label: string;
  readonly here: string;
}

export function SignaturePad({ strokes, onChange, label, here }: SignaturePadProps) {
  /** One finger draws; a hand that rests on the glass does not. */
  const drawing = useRef<number | null>(null);

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current !== null || isFull(strokes)) return;
    drawing.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    onChange([...strokes, [pointOf(event, event.currentTarget)]]);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== drawing.current) return;
    // A screen tells of several touches at once; what lies between is what makes a line round.
    const seen = event.nativeEvent.getCoalescedEvents();
    const pad = event.currentTarget;
    let now = strokes;
    for (const one of seen.length === 0 ? [event.nativeEvent] : seen) {
      const stroke = now.at(-1);
      if (stroke === undefined || isFull(now)) break;
      now = [...now.slice(0, -1), drawnOn(stroke, pointOf(one, pad))];
    }
    onChange(now);
  };
  const end = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId === drawing.current) drawing.current = null;
  };

  return (
    <div className="signature-pad">
      <svg
        viewBox={`0 0 ${PAD.width} ${PAD.height}`}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path className="signature-pad__line" d={`M60 ${LINE} L${PAD.width - 60} ${LINE}`} />
        <SignatureLines strokes={strokes} />
      </svg>
      <p>{here}</p>
    </div>
  );
}

const LINE = PAD.height * 0.85;

function pointOf({ clientX, clientY }: { clientX: number; clientY: number }, pad: SVGSVGElement): Point {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const within = (part: number, most: number) => Math.round(Math.min(1, Math.max(0, part)) * most);
  return [within((clientX - left) / width, PAD.width), within((clientY - top) / height, PAD.height)];
}
