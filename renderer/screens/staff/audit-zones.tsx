/** Which zone is counted next: by the label on its wall, or by a tap. What is in one it does not show. */
import { CircleCheck } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { AuditScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import { AuditNotice } from './audit-names.tsx';

export function AuditZones({ state: { place, note }, send }: AuditScreenProps<'zones'>) {
  const { audit, staff } = useWords();
  const { directory } = useRoom();
  const isDone = (id: string) => place.closedZones.some((zone) => zone === id);
  const isAllDone = directory.zones.every(({ id }) => isDone(id));
  return (
    <Page
      title={audit.zonesTitle}
      lead={audit.zonesScan}
      body="top"
      columns="one"
      aside={<AuditNotice note={note} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{staff.auditPause}</Button>}
      onward={
        isAllDone && (
          <Button kind="primary" icon={CircleCheck} onPress={() => send({ type: 'compare' })}>
            {audit.compare}
          </Button>
        )
      }
    >
      <List
        label={staff.zones}
        rows={directory.zones.map(({ id, name }) => ({
          key: id,
          heading: <bdi>{name}</bdi>,
          text: isDone(id) ? audit.zoneDone : audit.zoneToDo,
          end: (
            <Button
              spoken={`${staff.startAudit}: ${name}`}
              onPress={() => send({ type: 'zone-chosen', zone: id })}
            >
              {isDone(id) ? audit.lookAgain : staff.startAudit}
            </Button>
          ),
        }))}
      />
    </Page>
  );
}
