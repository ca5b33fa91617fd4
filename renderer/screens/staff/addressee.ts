/** Whom a package is for, in words: the whole name for staff who look at it, masked where others may look on. */
import type { Recipient } from '../../../shared/domain/package.ts';
import { maskedName } from '../../../shared/domain/person.ts';
import { useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';

export function useAddressee(): (recipient: Recipient, name: 'whole' | 'masked') => string {
  const { packages, common } = useWords();
  const { directory } = useRoom();
  const unitName = (id: string) => directory.units.find((unit) => unit.id === id)?.name ?? id;
  const nameOf = (id: string) => directory.residents.find((resident) => resident.id === id)?.name ?? null;
  return (recipient, name) => {
    const shown = (id: string) => {
      const whole = nameOf(id);
      // Somebody who was erased from the directory has no name any more.
      if (whole === null) return null;
      return name === 'whole' ? whole : maskedName(whole);
    };
    switch (recipient.kind) {
      case 'resident': {
        const unit = common.unit(unitName(recipient.unit));
        const person = shown(recipient.resident);
        return person === null ? unit : `${unit} · ${person}`;
      }
      case 'unit':
        return packages.inCareOf(common.unit(unitName(recipient.unit)));
      case 'former': {
        const person = shown(recipient.resident);
        return person === null ? packages.movedAway : `${packages.movedAway} · ${person}`;
      }
      case 'unmatched':
        return packages.nobodyKnown;
    }
  };
}
