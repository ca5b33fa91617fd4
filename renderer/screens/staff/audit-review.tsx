/** A zone that is done: what was not seen in it, and what was seen and should not wait any longer. */
import { ArrowRight } from 'lucide-react';
import type { DueAnswer } from '../../flows/audit-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/table.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { AuditScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import { AuditNotice, useNames } from './audit-names.tsx';

const ANSWERS: readonly DueAnswer[] = ['returned', 'held', 'discarded'];

export function AuditReview({ state: { review, note }, send }: AuditScreenProps<'review'>) {
  const { audit } = useWords();
  const formats = useFormats();
  const names = useNames();
  const { now } = useRoom();
  const { unseen, due } = review;
  const about = (one: { readonly unit: string; readonly receivedAt: string }) =>
    [names.unit(one.unit), formats.age(Date.parse(one.receivedAt), now())].filter(Boolean).join(' · ');
  return (
    <Page
      title={audit.reviewTitle(names.zone(review.zone))}
      lead={audit.seenHere(review.seen)}
      body="top"
      columns="one"
      aside={
        <>
          <AuditNotice note={note} />
          {unseen.length === 0 ? (
            <Notice tone="success" heading={audit.allSeen} />
          ) : (
            <Notice tone="attention" heading={audit.unseen}>
              {audit.unseenText}
            </Notice>
          )}
        </>
      }
      leave={<Button onPress={() => send({ type: 'look-again' })}>{audit.lookAgain}</Button>}
      onward={
        <Button kind="primary" icon={ArrowRight} onPress={() => send({ type: 'next-zone' })}>
          {audit.nextZone}
        </Button>
      }
    >
      {unseen.length > 0 && (
        <List
          label={audit.unseen}
          rows={unseen.map((one) => ({
            key: one.package,
            heading: <bdi className="as-code">{one.roomCode}</bdi>,
            text: about(one),
          }))}
        />
      )}
      {due.length > 0 && (
        <section className="board__section">
          <h2>{audit.due}</h2>
          <List
            label={audit.due}
            rows={due.map((one) => ({
              key: one.package,
              heading: <bdi className="as-code">{one.roomCode}</bdi>,
              text: `${audit.because(one.because)} · ${about(one)}`,
              end: ANSWERS.map((how) => (
                <Button
                  key={how}
                  spoken={`${audit.dueAnswer(how)}: ${one.roomCode}`}
                  onPress={() => send({ type: 'due-seen-to', package: one.package, how })}
                >
                  {audit.dueAnswer(how)}
                </Button>
              )),
            }))}
          />
        </section>
      )}
    </Page>
  );
}
