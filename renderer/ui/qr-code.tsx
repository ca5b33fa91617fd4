/** A QR as large as its place allows, black on white whatever the theme, to be photographed by a phone. */
import { drawBarcode } from './barcode-drawing.ts';
import './qr-code.css';

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const drawing = drawBarcode({ symbology: 'QR', text });
  if (drawing === null) return null;
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={drawing.width} height={drawing.height} fill="#fff" />
      <path d={drawing.path} fill="#000" fillRule="evenodd" />
    </svg>
  );
}
