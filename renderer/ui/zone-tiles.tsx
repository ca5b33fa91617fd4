/**
 * All places of the room as large tiles: the name on the wall, and how full it is, as a bar and in words. A full one
 * can be chosen like any other: whoever taps it has already put the package there.
 */
import { Button } from 'react-aria-components';
import type { Zone } from '../../shared/domain/place.ts';
import { useWords } from '../words/words-provider.tsx';
import { Badge } from './tone.tsx';
import { zoneIcons } from './zone-icons.ts';
import './zone-tiles.css';

export interface ZoneTile {
  readonly zone: Zone;
  /** How many packages stand there; null while that is not known. */
  readonly taken: number | null;
  /** The kiosk's own proposal. */
  readonly isProposed: boolean;
}

export interface ZoneTilesProps {
  readonly label: string;
  readonly tiles: readonly ZoneTile[];
  readonly onChoose: (zone: Zone) => void;
}

export function ZoneTiles({ label, tiles, onChoose }: ZoneTilesProps) {
  return (
    <ul className="zone-tiles" aria-label={label}>
      {tiles.map((tile) => (
        <li key={tile.zone.id}>
          <Tile {...tile} onPress={() => onChoose(tile.zone)} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ zone, taken, isProposed, onPress }: ZoneTile & { readonly onPress: () => void }) {
  const { place } = useWords();
  const Icon = zoneIcons[zone.kind];
  return (
    <Button className="zone-tile" data-proposed={isProposed} onPress={onPress}>
      <Icon className="zone-tile__icon" aria-hidden />
      <bdi className="zone-tile__name">{zone.name}</bdi>
      {isProposed && <span className="zone-tile__note">{place.asProposed}</span>}
      {taken !== null && <Fill taken={taken} capacity={zone.capacity} />}
    </Button>
  );
}

function Fill({ taken, capacity }: { readonly taken: number; readonly capacity: number }) {
  const { place } = useWords();
  const free = capacity - taken;
  return (
    <>
      <svg className="zone-tile__fill" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" rx="2" />
        <rect className="zone-tile__taken" width={Math.min(100, (100 * taken) / capacity)} height="10" />
      </svg>
      {free > 0 ? (
        <span className="zone-tile__free">{place.free(free)}</span>
      ) : (
        <Badge tone="attention" word={place.full} />
      )}
    </>
  );
}
