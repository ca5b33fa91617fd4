/** Counting a zone: scan every room label. It is blind: what is missing shows when the zone is done. */
import { ClipboardCheck, LifeBuoy, Printer } from 'lucide-react';
import type { Sighting } from '../../flows/audit-state.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { LookHere } from '../look-here.tsx';
import type { AuditScreenProps } from '../props.ts';
import { useNames } from './audit-names.tsx';

export function AuditCounting({ state: { place, latest }, send }: AuditScreenProps<'counting'>) {
  const { audit, staff } = useWords();
  const names = useNames();
  return (
    <Page
      title={names.zone(place.zone)}
      lead={`${staff.auditTitle}. ${audit.seenHere(place.seen)}`}
      aside={latest !== null && <Latest sighting={latest} send={send} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{staff.auditPause}</Button>}
      onward={
        <Button kind="primary" icon={ClipboardCheck} onPress={() => send({ type: 'zone-seen' })}>
          {staff.auditEverythingSeen}
        </Button>
      }
    >
      <LookHere />
    </Page>
  );
}

interface LatestProps {
  readonly sighting: Sighting;
  readonly send: (event: StaffEvent) => void;
}

function Latest({ sighting, send }: LatestProps) {
  const { audit, staff } = useWords();
  switch (sighting.code) {
    case 'seen':
      return <Seen sighting={sighting} />;
    case 'carrier-label':
      return (
        <>
          <Notice tone="attention" heading={audit.carrierLabel(sighting.roomCode)} />
          <Button icon={Printer} onPress={() => send({ type: 'label-again', package: sighting.package })}>
            {audit.printLabel}
          </Button>
        </>
      );
    case 'label-again':
      return <Notice tone="success" heading={audit.labelAgain(sighting.roomCode)} />;
    case 'unrecorded':
      return (
        <>
          <Notice tone="attention" heading={audit.unrecorded}>
            <bdi className="as-code">{sighting.text}</bdi>
          </Notice>
          <Button icon={LifeBuoy} onPress={() => send({ type: 'rescue-stray', code: sighting.text })}>
            {audit.rescue}
          </Button>
        </>
      );
    case 'rescued':
      return <Notice tone="success" heading={audit.rescued} />;
    case 'stray':
      return (
        <Notice tone="attention" heading={staff.auditStray}>
          {staff.auditStrayText}
        </Notice>
      );
    case 'unreadable':
      return <Notice tone="attention" heading={staff.auditUnreadable} />;
    case 'zone-unknown':
      return <Notice tone="attention" heading={audit.zoneUnknown} />;
    case 'not-recorded':
      return <Notice tone="danger" heading={staff.auditNotRecorded} />;
  }
}

function Seen({ sighting }: { readonly sighting: Extract<Sighting, { code: 'seen' }> }) {
  const { audit, staff } = useWords();
  const { roomCode, again, isFound, isMoved } = sighting;
  if (isFound) return <Notice tone="success" heading={audit.found(roomCode)} />;
  if (isMoved) return <Notice tone="info" heading={audit.moved(roomCode)} />;
  if (again) return <Notice tone="info" heading={staff.auditAgain(roomCode)} />;
  return <Notice tone="success" heading={staff.auditSighted(roomCode)} />;
}
