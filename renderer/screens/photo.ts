/** The picture of a package, as a screen shows it, and what is said where there is none. */
import { useEffect, useState } from 'react';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Words } from '../words/catalog.ts';
import { useRoom } from './room.tsx';

/** What stands where a picture would. */
export function whyNoPhoto(common: Words['common'], { noPhoto }: PackageRow): string {
  switch (noPhoto) {
    case 'erased-kept-long-enough':
      return common.photoKeptLongEnough;
    case 'erased-disk':
      return common.photoErasedForSpace;
    default:
      return common.noPhoto;
  }
}

/** Its picture as an address; null while there is none. */
export function usePhoto(row: PackageRow): string | null {
  const room = useRoom();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    if (row.photo !== null) {
      void room.photo(row.photo).then((found) => {
        if (!isOver) setAddress(found);
      });
    }
    return () => {
      isOver = true;
    };
  }, [row.photo, room.photo]);
  return address;
}
