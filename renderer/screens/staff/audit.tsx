/** Counting the room: scan every room label. It is blind: what is missing shows only at the end. */
import type { Sighting } from '../../flows/audit-count.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { LookHere } from '../look-here.tsx';
import type { StaffScreenProps } from '../props.ts';

export function Audit({ state, send }: StaffScreenProps<'audit'>) {
  const { staff } = useWords();
  const formats = useFormats();
  const { count } = state;
  return (
    <Page
      title={staff.auditTitle}
      lead={staff.auditLead}
      aside={
        <>
          <Progress
            label={staff.auditSeen}
            value={count.seen}
            of={Math.max(1, count.expected)}
            valueText={staff.auditProgress(formats.number(count.seen), formats.number(count.expected))}
          />
          {count.latest !== null && <Latest sighting={count.latest} />}
        </>
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{staff.auditPause}</Button>}
      onward={
        <Button kind="primary" onPress={() => send({ type: 'everything-seen' })}>
          {staff.auditEverythingSeen}
        </Button>
      }
    >
      <LookHere />
    </Page>
  );
}

function Latest({ sighting }: { readonly sighting: Sighting }) {
  const { staff } = useWords();
  switch (sighting.code) {
    case 'seen':
      return sighting.again ? (
        <Notice tone="info" heading={staff.auditAgain(sighting.roomCode)} />
      ) : (
        <Notice tone="success" heading={staff.auditSighted(sighting.roomCode)} />
      );
    case 'stray':
      return (
        <Notice tone="attention" heading={staff.auditStray}>
          {staff.auditStrayText}
        </Notice>
      );
    case 'unreadable':
      return <Notice tone="attention" heading={staff.auditUnreadable} />;
    case 'not-recorded':
      return <Notice tone="danger" heading={staff.auditNotRecorded} />;
  }
}
