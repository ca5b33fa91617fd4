/** What the count found, what was not there and why, and the seal of it: on the screen, and as a slip. */
import { Printer } from 'lucide-react';
import { inShort } from '../../../shared/ledger/fingerprint.ts';
import type { Seal } from '../../../shared/ledger/seal.ts';
import { slipOf } from '../../../shared/ledger/seal-slip.ts';
import type { SlipState } from '../../flows/audit-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Stat, Stats } from '../../ui/stat.tsx';
import { Table } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { AuditScreenProps } from '../props.ts';
import { useNames } from './audit-names.tsx';
import './audit-outcome.css';

const MINUTE_MS = 60_000;

export function AuditOutcome({ state: { outcome, slip }, send }: AuditScreenProps<'result'>) {
  const { audit, staff, packages } = useWords();
  const formats = useFormats();
  const names = useNames();
  const { row, missing, extra, seal } = outcome;
  const wrong = [
    ...missing.map(({ roomCode, zone, why }) => ({ code: roomCode, zone, why })),
    ...extra.map(({ code, zone, why }) => ({ code, zone, why })),
  ];
  return (
    <Page
      title={staff.auditResultTitle}
      body="top"
      aside={
        <>
          {row.missing === 0 && <Notice tone="success" heading={staff.auditAllFound} />}
          <SealInShort seal={seal} />
          <SlipNotice slip={slip} />
        </>
      }
      leave={
        seal !== null && (
          <Button icon={Printer} onPress={() => send({ type: 'print-slip' })}>
            {audit.printSlip}
          </Button>
        )
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'finish' })}>
          {staff.backToBoard}
        </Button>
      }
    >
      <Stats>
        <Stat label={staff.auditFound} value={formats.number(row.found)} />
        <Stat label={staff.auditMissing} value={formats.number(row.missing)} />
        <Stat label={staff.auditExtra} value={formats.number(row.extra)} />
        <Stat label={audit.misplaced} value={formats.number(row.misplaced)} />
        <Stat label={audit.minutes} value={formats.number(Math.ceil(row.activeMs / MINUTE_MS))} />
      </Stats>
      {wrong.length > 0 && (
        <Table
          caption={audit.settleTitle}
          columns={[
            {
              key: 'code',
              heading: staff.columnCode,
              cell: ({ code }) => <bdi className="as-code">{code}</bdi>,
            },
            {
              key: 'zone',
              heading: staff.columnZone,
              cell: ({ zone }) => <bdi>{zone === null ? '' : names.zone(zone)}</bdi>,
            },
            {
              key: 'why',
              heading: audit.whatItIs,
              cell: ({ why }) => (why === null ? '' : packages.why(why)),
            },
          ]}
          rows={wrong}
          rowKey={({ code }) => code}
          nothing=""
        />
      )}
      {seal !== null && (
        <div className="audit-seal">
          <QrCode text={slipOf(seal)} label={audit.sealCode} />
        </div>
      )}
    </Page>
  );
}

function SlipNotice({ slip }: { readonly slip: SlipState }) {
  const { audit } = useWords();
  if (slip === 'ordered') return <Notice tone="info" heading={audit.slipOrdered} />;
  return slip === 'refused' ? <Notice tone="attention" heading={audit.slipRefused} /> : null;
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
