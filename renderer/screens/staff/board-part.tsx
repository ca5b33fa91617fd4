/** What the cards of the board open: all of the devices, of the places, of the records; and the way back. */

import type { ReactNode } from 'react';
import { fingerprintOf } from '../../../shared/ledger/fingerprint.ts';
import type { StaffAction } from '../../../shared/policies/roles.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';
import { AuditHistory } from './audit-history.tsx';
import type { BoardPart } from './board-cards.tsx';
import { Devices } from './devices.tsx';
import { Zones } from './zones.tsx';

interface BoardPartPageProps {
  readonly part: BoardPart;
  /** What the board has to say of the latest wish. */
  readonly note: ReactNode;
  readonly may: (action: StaffAction) => boolean;
  readonly send: (event: StaffEvent) => void;
  readonly onBack: () => void;
}

export function BoardPartPage({ part, note, may, send, onBack }: BoardPartPageProps) {
  const { board, staff } = useWords();
  const title = { devices: board.devicesTitle, places: board.placesTitle, records: board.recordsTitle }[part];
  return (
    <Page
      title={title}
      body="top"
      columns="one"
      aside={note}
      leave={<Button onPress={onBack}>{staff.backToBoard}</Button>}
    >
      <div className="board__section">
        {part === 'devices' && <Devices send={send} />}
        {part === 'places' && (
          <Zones
            mayPrint={may('print-labels')}
            onPrint={() => send({ type: 'print-zone-labels' })}
            onPrintSpares={() => send({ type: 'print-spare-labels' })}
          />
        )}
        {part === 'records' && may('audit') && (
          <AuditHistory onShow={(audit) => send({ type: 'show-audit', audit })} />
        )}
        {part === 'records' && <Fingerprint />}
      </div>
    </Page>
  );
}

/** What whoever got a copy compares its seal with. */
function Fingerprint() {
  const { staff } = useWords();
  const { publicKey } = useRoom();
  return (
    <section className="board__section">
      <h2>{staff.records}</h2>
      <List
        label={staff.records}
        rows={[{ key: 'fingerprint', heading: staff.fingerprint, text: fingerprintOf(publicKey) }]}
      />
    </section>
  );
}
