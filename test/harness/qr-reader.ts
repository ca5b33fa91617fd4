/** Reads a QR code as a person's camera would. */
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';

/** The text of the QR code in a picture of grey values, row after row. */
export function qrCodeIn(grey: Uint8ClampedArray, width: number, height: number): string {
  const picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
  return new QRCodeReader().decode(picture).getText();
}
