/**
 * What is kept for a time and then erased: pictures of packages, pictures and signatures of visits. A file may be of more
 * than one of them, since the same content is one file; it goes with the last.
 */
import type { DataOf } from '../../shared/events/catalog.ts';
import type { Draft } from '../../shared/events/event.ts';
import type { PackageRow, SessionRow } from '../../shared/projections/tables.ts';
import { byKiosk, type Desk } from './desk.ts';

export interface KeptFiles<Row> {
  /** Those that were over before `before` and have a file, oldest first. */
  oldest(before: string, limit: number): Promise<readonly Row[]>;
  /** Whether nobody else needs its file. */
  isDue(row: Row, before: string): Promise<boolean>;
  erased(row: Row, why: DataOf<'package.photo-erased'>['why']): readonly Draft[];
}

export function packagePhotos(desk: Desk): KeptFiles<PackageRow> {
  const { questions } = desk;
  return {
    oldest: questions.picturedAndGone,
    isDue: async ({ photo }, before) => {
      const sharing = photo === null ? [] : await questions.withPhoto(photo);
      return sharing.every(({ place, goneAt }) => place === 'gone' && goneAt !== null && goneAt < before);
    },
    erased: ({ id, photo }, why) =>
      photo === null
        ? []
        : [{ type: 'package.photo-erased', actor: byKiosk(desk), data: { package: id, photo, why } }],
  };
}

export const visitPhotos = (desk: Desk) => ofVisits(desk, 'photo');
export const visitSignatures = (desk: Desk) => ofVisits(desk, 'signature');

function ofVisits(desk: Desk, what: 'photo' | 'signature'): KeptFiles<SessionRow> {
  const { questions } = desk;
  return {
    oldest: (before, limit) => questions.visitsOver(what, before, limit),
    isDue: async (row, before) => {
      const file = row[what];
      const sharing = file === null ? [] : await questions.visitsWith(what, file);
      return sharing.every(({ endedAt }) => endedAt !== null && endedAt < before);
    },
    erased: (row, why) => {
      const file = row[what];
      const data = { session: row.id, what, why };
      return file === null
        ? []
        : [{ type: 'session.evidence-erased', actor: byKiosk(desk), data: { ...data, file } }];
    },
  };
}
