/**
 * A package as its resident looks for it: photo, room code, and its place on the drawing of the room; below, what can
 * be done with it is handed in. It does not know whether anybody took it.
 */
import type { ReactNode } from 'react';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import { carrierName } from '../../../shared/tracking/carriers.ts';
import { PackageCard } from '../../ui/package-card.tsx';
import { RoomPlan } from '../../ui/room-plan.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { usePhoto, whyNoPhoto } from '../photo.ts';
import { useRoom } from '../room.tsx';

export interface ShelfCardProps {
  readonly row: PackageRow;
  readonly done?: boolean;
  readonly badges?: ReactNode;
  readonly action?: ReactNode;
}

export function ShelfCard({ row, done = false, badges, action }: ShelfCardProps) {
  const { pickup, common } = useWords();
  const formats = useFormats();
  const { directory, now } = useRoom();
  const photo = usePhoto(row);
  const zone = directory.zones.find(({ id }) => id === row.zone);
  const arrived = pickup.arrived(formats.age(Date.parse(row.receivedAt), now()));
  const carrier = row.carrier === null ? null : carrierName(row.carrier);
  const isDrawn = zone !== undefined && directory.plan !== undefined && !done;
  return (
    <PackageCard
      roomCode={row.roomCode}
      photo={photo}
      photoText={photo === null ? whyNoPhoto(common, row) : common.photoOf(row.roomCode)}
      zone={zone?.name ?? row.zone}
      {...(row.slot !== null && { slot: row.slot })}
      detail={carrier === null ? arrived : `${carrier} · ${arrived}`}
      done={done}
      badges={badges}
      {...(isDrawn && {
        plan: <RoomPlan zones={directory.zones} plan={directory.plan} to={zone} size="compact" />,
      })}
      action={action}
    />
  );
}
