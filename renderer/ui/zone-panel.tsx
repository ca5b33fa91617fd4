/**
 * Where this package goes, readable from two steps away with hands full. The name is the one on the wall, so it is
 * shown as it was given and never translated.
 */
import type { ReactNode } from 'react';
import type { ZoneKind } from '../../shared/domain/place.ts';
import { zoneIcons } from './zone-icons.ts';
import './zone-panel.css';

/** A longer name gets smaller letters instead of a broken line. */
const FITS_GIANT = 8;

export interface ZonePanelProps {
  /** Such as "Put it here". */
  readonly label: string;
  readonly zone: string;
  readonly kind: ZoneKind;
  readonly slot?: string;
  /** The room code, and what becomes of its label. */
  readonly children?: ReactNode;
}

export function ZonePanel({ label, zone, kind, slot, children }: ZonePanelProps) {
  const Icon = zoneIcons[kind];
  const long = zone.length + (slot?.length ?? 0) > FITS_GIANT;
  return (
    <section className="zone-panel" role="status">
      <p className="zone-panel__label">
        <Icon aria-hidden />
        {label}
      </p>
      <p className="zone-panel__zone" data-long={long}>
        <bdi>{zone}</bdi>
        {slot !== undefined && <bdi className="as-code">{slot}</bdi>}
      </p>
      {children !== undefined && <div className="zone-panel__foot">{children}</div>}
    </section>
  );
}
