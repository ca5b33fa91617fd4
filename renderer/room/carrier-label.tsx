/** The label that a carrier put on the box: whose it is, to whom it goes, and barcodes that a real scanner reads. */
import { Barcode } from './barcode.tsx';
import type { Act } from './deed.ts';
import type { Parcel } from './room-state.ts';
import './carrier-label.css';

export interface CarrierLabelProps {
  readonly parcel: Parcel;
  readonly act: Act;
}

export function CarrierLabel({ parcel, act }: CarrierLabelProps) {
  const { id, carrier, service, unit, addressLines, barcodes } = parcel;
  return (
    <div className="carrier-label" data-carrier={carrier.toLowerCase()} data-service={service}>
      <p className="carrier-label__band">
        <strong>{carrier}</strong>
        <span>{service}</span>
      </p>
      <div className="carrier-label__to">
        <address>
          <span className="carrier-label__small">Ship to</span>
          {addressLines.map((line) => (
            <span key={line} dir="auto">
              {line}
            </span>
          ))}
        </address>
        <p className="carrier-label__unit">
          <span className="carrier-label__small">Unit</span>
          {unit}
        </p>
      </div>
      <ul className="carrier-label__codes" aria-label="Barcodes">
        {barcodes.map((barcode, place) => (
          <li key={`${barcode.symbology} ${barcode.text}`} data-symbology={barcode.symbology}>
            <Barcode
              barcode={barcode}
              target={{ parcel: id, barcode: place }}
              onScan={() => void act('scanner', 'scan', { parcel: id, barcode: place })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
