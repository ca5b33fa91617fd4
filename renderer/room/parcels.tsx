/** The pile of parcels somebody has at hand, and those that were scanned. */
import { PackagePlus } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Act } from './deed.ts';
import { ParcelBox } from './parcel-box.tsx';
import type { Parcel } from './room-state.ts';
import './parcels.css';

const MORE = 4;

export interface ParcelsProps {
  readonly parcels: readonly Parcel[];
  readonly act: Act;
}

export function Parcels({ parcels, act }: ParcelsProps) {
  const atHand = parcels.filter(({ state }) => state === 'at-hand');
  const scanned = parcels.filter(({ state }) => state === 'scanned');
  return (
    <section className="parcels" aria-labelledby="parcels-title">
      <header className="parcels__header">
        <h2 id="parcels-title">Parcels at hand</h2>
        <Button className="quiet-button" onPress={() => void act('parcels', 'new', { count: MORE })}>
          <PackagePlus aria-hidden />
          More parcels
        </Button>
      </header>
      <div className="parcels__pile">
        {atHand.length === 0 && <p>All parcels are scanned. Get more parcels to go on.</p>}
        <ul className="parcels__list" aria-label="Parcels at hand">
          {atHand.map((parcel) => (
            <ParcelBox key={parcel.id} parcel={parcel} act={act} />
          ))}
        </ul>
        {scanned.length > 0 && (
          <>
            <h3 className="parcels__scanned">Already scanned</h3>
            <ul className="parcels__list" aria-label="Scanned parcels">
              {scanned.map((parcel) => (
                <ParcelBox key={parcel.id} parcel={parcel} act={act} />
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
