/** What people carry in their heads and phones, laid open: residents' PINs, couriers' codes, the staff's PIN. */
import { QrCode, Search } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { carrierName } from '../../shared/tracking/carriers.ts';
import { phonesFor } from './phones.ts';
import type { RoomState } from './room-state.ts';
import './people.css';

export type PeopleProps = Pick<RoomState, 'phones' | 'passes' | 'couriers' | 'staffPin'> & {
  /** Holds a phone that shows its pass under the scanner. */
  readonly onShow: (pass: string) => void;
};

export function People({ phones, passes, couriers, staffPin, onShow }: PeopleProps) {
  const [search, setSearch] = useState('');
  const found = phonesFor(phones, search);
  return (
    <section className="device people" aria-labelledby="people-title">
      <header className="device__header">
        <h2 id="people-title">Demonstration codes</h2>
      </header>
      <p className="people__notice">
        In a real room these are sent to people, and nobody else can read them.
      </p>
      <h3>Couriers</h3>
      <dl className="people__codes" aria-label="Courier codes">
        {couriers.map(({ carrier, code }) => (
          <div key={carrier}>
            <dt>{carrierName(carrier) ?? carrier}</dt>
            <dd>{code}</dd>
          </div>
        ))}
        <div>
          <dt>Staff</dt>
          <dd>{staffPin}</dd>
        </div>
      </dl>
      <h3>Phones of residents</h3>
      <SearchField className="people__search" aria-label="Unit" value={search} onChange={setSearch}>
        <Search aria-hidden />
        <Input placeholder="Unit, such as 4B" />
      </SearchField>
      <ul className="people__phones" aria-label="Phones">
        {found.map(({ unit, pin }) => (
          <li key={unit} aria-label={`Phone of unit ${unit}`}>
            <span className="people__unit">{unit}</span>
            <span>
              Your PIN is <strong>{pin}</strong>
            </span>
            {passes[unit] !== undefined && (
              <Button
                className="quiet-button"
                aria-label={`Show the pass of ${unit} to the scanner`}
                onPress={() => onShow(passes[unit] ?? '')}
              >
                <QrCode aria-hidden />
                Show the pass
              </Button>
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>There is no unit {search}.</p>}
    </section>
  );
}
