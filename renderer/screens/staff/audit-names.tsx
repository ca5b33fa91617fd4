/** What zones and units are called, and why an audit did not do what was asked. */
import type { AuditNote } from '../../flows/audit-state.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';

/** One that the directory no longer knows goes by its id. */
export function useNames() {
  const { directory } = useRoom();
  const { common } = useWords();
  const named = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? id;
  return {
    zone: (id: string) => named(directory.zones, id),
    unit: (id: string) => (id === '' ? '' : common.unit(named(directory.units, id))),
  };
}

export function AuditNotice({ note }: { readonly note: AuditNote | null }) {
  const { audit, staff } = useWords();
  switch (note) {
    case null:
      return null;
    case 'not-recorded':
      return <Notice tone="danger" heading={staff.notRecorded} />;
    case 'zone-first':
      return <Notice tone="attention" heading={audit.zoneFirst} />;
    case 'zone-unknown':
      return <Notice tone="attention" heading={audit.zoneUnknown} />;
  }
}
