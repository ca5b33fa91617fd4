/** What the count found, and which packages were not there. */
import { inShort } from '../../../shared/ledger/fingerprint.ts';
import type { Seal } from '../../../shared/ledger/seal.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Stat, Stats } from '../../ui/stat.tsx';
import { Table } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

export function AuditOutcome({ state, send }: StaffScreenProps<'audit-result'>) {
  const { staff } = useWords();
  const formats = useFormats();
  const { directory } = useRoom();
  const { found, missing, extra, seal } = state.result;
  const named = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? '';
  return (
    <Page
      title={staff.auditResultTitle}
      body="top"
      aside={
        <>
          {missing.length === 0 && <Notice tone="success" heading={staff.auditAllFound} />}
          <SealInShort seal={seal} />
        </>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'finish' })}>
          {staff.backToBoard}
        </Button>
      }
    >
      <Stats>
        <Stat label={staff.auditFound} value={formats.number(found)} />
        <Stat label={staff.auditMissing} value={formats.number(missing.length)} />
        <Stat label={staff.auditExtra} value={formats.number(extra)} />
      </Stats>
      {missing.length > 0 && (
        <Table
          caption={staff.auditMissingList}
          columns={[
            {
              key: 'code',
              heading: staff.columnCode,
              cell: (row) => <bdi className="as-code">{row.roomCode}</bdi>,
            },
            { key: 'unit', heading: staff.columnUnit, cell: (row) => named(directory.units, row.unit) },
            { key: 'zone', heading: staff.columnZone, cell: (row) => named(directory.zones, row.zone) },
            {
              key: 'since',
              heading: staff.columnSince,
              cell: (row) => formats.dayAndTime(Date.parse(row.receivedAt)),
            },
          ]}
          rows={missing}
          rowKey={(row) => row.id}
          nothing=""
        />
      )}
    </Page>
  );
}

/** So few characters that they can be written down, and held against any copy of the records later. */
function SealInShort({ seal }: { readonly seal: Seal | null }) {
  const { staff } = useWords();
  const formats = useFormats();
  if (seal === null) {
    return (
      <Notice tone="attention" heading={staff.auditNotSealed}>
        {staff.auditNotSealedText}
      </Notice>
    );
  }
  return (
    <Notice tone="info" heading={staff.auditSealed(formats.number(seal.seq))}>
      <p>
        <bdi className="as-code">{inShort(seal.hash)}</bdi>
      </p>
      {staff.auditSealedText}
    </Notice>
  );
}
