/** Which screen shows which state of an audit. */
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { AuditCounting } from './audit-counting.tsx';
import { AuditOutcome } from './audit-outcome.tsx';
import { AuditReview } from './audit-review.tsx';
import { AuditSettling } from './audit-settling.tsx';
import { AuditZones } from './audit-zones.tsx';

export function Audit({ state: { audit: state }, send }: StaffScreenProps<'audit'>) {
  const { staff } = useWords();
  switch (state.at) {
    case 'asking':
      return (
        <Page title={staff.auditStarting}>
          <Waiting sentence={staff.auditStarting} />
        </Page>
      );
    case 'zones':
      return <AuditZones state={state} send={send} />;
    case 'counting':
      return <AuditCounting state={state} send={send} />;
    case 'review':
      return <AuditReview state={state} send={send} />;
    case 'settling':
      return <AuditSettling state={state} send={send} />;
    case 'result':
      return <AuditOutcome state={state} send={send} />;
  }
}
