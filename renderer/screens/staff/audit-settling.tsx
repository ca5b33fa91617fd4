/** All zones are done: what does not agree, and what staff say it came from. */
import { ClipboardCheck } from 'lucide-react';
import {
  EXTRA_REASONS,
  type ExtraReason,
  MISSING_REASONS,
  type MissingReason,
} from '../../../shared/domain/audit-reason.ts';
import { isSettled } from '../../flows/audit.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { AuditScreenProps } from '../props.ts';
import { AuditNotice, useNames } from './audit-names.tsx';

export function AuditSettling({ state, send }: AuditScreenProps<'settling'>) {
  const { audit, staff, common, packages } = useWords();
  const names = useNames();
  const { missing, extra } = state.discrepancies;
  const nothing = missing.length === 0 && extra.length === 0;
  const answers = <Why extends MissingReason | ExtraReason>(
    reasons: readonly Why[],
    about: string,
    onWhy: (why: Why) => void,
  ) =>
    reasons.map((why) => (
      <Button key={why} spoken={`${packages.why(why)}: ${about}`} onPress={() => onWhy(why)}>
        {packages.why(why)}
      </Button>
    ));
  return (
    <Page
      title={nothing ? audit.nothingToSettle : audit.settleTitle}
      lead={nothing ? undefined : audit.settleLead}
      body="top"
      columns="one"
      aside={
        <>
          <AuditNotice note={state.note} />
          {nothing && <Notice tone="success" heading={staff.auditAllFound} />}
        </>
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={
        isSettled(state) && (
          <Button kind="primary" icon={ClipboardCheck} onPress={() => send({ type: 'close-audit' })}>
            {audit.closeAudit}
          </Button>
        )
      }
    >
      {missing.length > 0 && (
        <section className="board__section">
          <h2>{staff.auditMissingList}</h2>
          <List
            label={staff.auditMissingList}
            rows={missing.map((one) => ({
              key: one.package,
              heading: <bdi className="as-code">{one.roomCode}</bdi>,
              text: [names.unit(one.unit), names.zone(one.zone)].filter(Boolean).join(' · '),
              end:
                one.why !== null
                  ? packages.why(one.why)
                  : answers(MISSING_REASONS, one.roomCode, (why) =>
                      send({
                        type: 'discrepancy-settled',
                        settlement: { discrepancy: 'missing', package: one.package, why },
                      }),
                    ),
            }))}
          />
        </section>
      )}
      {extra.length > 0 && (
        <section className="board__section">
          <h2>{staff.auditExtra}</h2>
          <List
            label={staff.auditExtra}
            rows={extra.map((one) => ({
              key: one.code,
              heading: <bdi className="as-code">{one.code}</bdi>,
              text: one.zone === null ? '' : names.zone(one.zone),
              end:
                one.why !== null
                  ? packages.why(one.why)
                  : answers(EXTRA_REASONS, one.code, (why) =>
                      send({
                        type: 'discrepancy-settled',
                        settlement: { discrepancy: 'extra', code: one.code, why },
                      }),
                    ),
            }))}
          />
        </section>
      )}
    </Page>
  );
}
