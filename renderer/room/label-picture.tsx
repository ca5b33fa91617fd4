/** A label as the printer would have burnt it, dot for dot; its words until, or in case it cannot be drawn. */
import { useEffect, useRef, useState } from 'react';
import type { DrawLabel } from './label-press.ts';
import { labelDots } from './room-label-zpl.ts';

export interface LabelPictureProps {
  readonly zpl: string;
  readonly alt: string;
  readonly drawLabel: DrawLabel;
}

export function LabelPicture({ zpl, alt, drawLabel }: LabelPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const { width, length } = labelDots(zpl);

  useEffect(() => {
    let isWanted = true;
    void drawLabel(zpl).then((picture) => {
      if (!isWanted || picture === null) return;
      canvas.current?.getContext('2d')?.drawImage(picture, 0, 0);
      setDrawn(true);
    });
    return () => {
      isWanted = false;
    };
  }, [zpl, drawLabel]);

  return (
    <div className="label-picture" data-drawn={isDrawn}>
      <canvas ref={canvas} width={width} height={length} role="img" aria-label={`Picture of the ${alt}`} />
      {!isDrawn && <p className="label-picture__words">{alt}</p>}
    </div>
  );
}
