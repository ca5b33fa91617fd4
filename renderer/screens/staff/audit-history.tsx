/** The latest counts of the room on the board: when, what came of each, who, how long; each opens with its seal. */
import { ClipboardList } from 'lucide-react';
import type { AuditId } from '../../../shared/domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { List } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useAnswer } from '../room.tsx';

const SHOWN = 7;
const MINUTE_MS = 60_000;

export function AuditHistory({ onShow }: { readonly onShow: (audit: AuditId) => void }) {
  const { audit, board } = useWords();
  const formats = useFormats();
  const audits = useAnswer(({ questions }) => questions.closedAudits(SHOWN));
  return (
    <section className="board__section">
      <h2>{audit.history}</h2>
      {audits !== null && audits.length === 0 && <Notice tone="info" heading={audit.neverCounted} />}
      <List
        label={audit.history}
        rows={(audits ?? []).map((row) => ({
          key: row.id,
          heading: formats.dayAndTime(Date.parse(row.closedAt ?? row.lastAt)),
          text: [
            audit.historyRow(
              formats.number(row.found),
              formats.number(row.missing),
              formats.number(Math.ceil(row.activeMs / MINUTE_MS)),
              row.by.join(', '),
            ),
            ...(row.misplaced === 0 ? [] : [board.misplaced(row.misplaced)]),
            ...(row.closing === null ? [] : [board.closedAs(formats.number(row.closing.seq))]),
          ].join(' · '),
          end: (
            <Button icon={ClipboardList} onPress={() => onShow(row.id)}>
              {audit.show}
            </Button>
          ),
        }))}
      />
    </section>
  );
}
