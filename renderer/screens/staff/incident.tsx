/** An incident pack: of which time or package, what happened, where to, and what came of it. */
import {
  CalendarClock,
  CalendarDays,
  CalendarRange,
  CircleHelp,
  CopyX,
  FileWarning,
  HardDrive,
  PackageX,
  ShieldAlert,
  Usb,
  UserX,
} from 'lucide-react';
import { type IncidentFailure, type IncidentKind, type IncidentState, SPANS } from '../../flows/incident.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

interface Part<At extends IncidentState['at']> {
  readonly incident: Extract<IncidentState, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

const SPAN_ICONS = {
  'last-day': CalendarClock,
  'last-7-days': CalendarRange,
  'last-30-days': CalendarDays,
} as const;

const KIND_ICONS = {
  'door-forced': ShieldAlert,
  'given-out-twice': CopyX,
  'wrong-person': UserX,
  lost: PackageX,
  'records-altered': FileWarning,
  other: CircleHelp,
} as const satisfies Record<IncidentKind, unknown>;
const KINDS = Object.keys(KIND_ICONS) as readonly IncidentKind[];

export function Incident({ state: { incident, parcel }, send }: StaffScreenProps<'incident'>) {
  const { incident: words, copy } = useWords();
  switch (incident.at) {
    case 'when':
      return <When send={send} />;
    case 'what':
      return <What send={send} />;
    case 'where':
      return <Where send={send} />;
    case 'packing':
      return (
        <Page title={words.packing} lead={incident.to.kind === 'usb' ? copy.leaveStickIn : undefined}>
          <Waiting sentence={words.packing} />
        </Page>
      );
    case 'packed':
      return <Packed incident={incident} isOfPackage={parcel !== null} send={send} />;
    case 'failed':
      return <Failed incident={incident} send={send} />;
  }
}

function Back({ send }: Pick<Part<'when'>, 'send'>) {
  const { common } = useWords();
  return <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>;
}

function When({ send }: Pick<Part<'when'>, 'send'>) {
  const { incident } = useWords();
  return (
    <Page title={incident.whenTitle} lead={incident.lead} leave={<Back send={send} />}>
      <Choices>
        {SPANS.map((span) => (
          <Choice
            key={span}
            icon={SPAN_ICONS[span]}
            heading={incident.span(span)}
            onPress={() => send({ type: 'incident-when', about: span })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function What({ send }: Pick<Part<'what'>, 'send'>) {
  const { incident } = useWords();
  return (
    <Page title={incident.whatTitle} leave={<Back send={send} />}>
      <Choices>
        {KINDS.map((kind) => (
          <Choice
            key={kind}
            icon={KIND_ICONS[kind]}
            heading={incident.kind(kind)}
            onPress={() => send({ type: 'incident-what', kind })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Where({ send }: Pick<Part<'where'>, 'send'>) {
  const { copy } = useWords();
  const formats = useFormats();
  const { drives } = useRoom();
  return (
    <Page
      title={copy.whereTitle}
      aside={drives.length === 0 && <Notice tone="info" heading={copy.plugIn} />}
      leave={<Back send={send} />}
    >
      <Choices>
        {drives.map(({ id, label, isReadOnly, freeBytes }) => (
          <Choice
            key={id}
            icon={Usb}
            tone="accent"
            heading={copy.stick(label)}
            sentence={isReadOnly ? copy.stickLocked : copy.free(formats.gigabytes(freeBytes))}
            onPress={() => send({ type: 'incident-to', to: { kind: 'usb', drive: id } })}
          />
        ))}
        <Choice
          icon={HardDrive}
          heading={copy.kiosk}
          sentence={copy.kioskSentence}
          onPress={() => send({ type: 'incident-to', to: { kind: 'kiosk' } })}
        />
      </Choices>
    </Page>
  );
}

function Packed({
  incident: { to, pack },
  isOfPackage,
  send,
}: Part<'packed'> & { readonly isOfPackage: boolean }) {
  const { incident, copy, staff, common } = useWords();
  const isOnStick = to.kind === 'usb';
  const { file, events, missingPhotos, hasVerifier } = pack;
  return (
    <Page
      title={incident.packedTitle}
      aside={
        <>
          <Notice tone="success" heading={isOnStick ? copy.pullOut : copy.isHere}>
            <p>{incident.holds(events)}</p>
            <bdi>{isOnStick ? file.slice(file.lastIndexOf('/') + 1) : file}</bdi>
          </Notice>
          {missingPhotos > 0 && <Notice tone="attention" heading={incident.noPhotos(missingPhotos)} />}
          <Notice tone="attention" heading={incident.wayOn} />
          <Notice tone="info" heading={copy.check}>
            {hasVerifier ? copy.checkBeside : copy.checkElsewhere}
          </Notice>
        </>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {isOfPackage ? common.back : staff.backToBoard}
        </Button>
      }
    />
  );
}

function Failed({ incident: { why }, send }: Part<'failed'>) {
  const { incident, common } = useWords();
  const { heading, text } = useFailure(why);
  return (
    <Page
      title={incident.failedTitle}
      aside={
        <Notice tone="danger" heading={heading}>
          {text}
        </Notice>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {common.back}
        </Button>
      }
    />
  );
}

/** What can go wrong with a copy has its words there. */
function useFailure(why: IncidentFailure) {
  const { incident, copy } = useWords();
  if (why === 'too-large' || why === 'sign-in-again')
    return { heading: incident.failed(why), text: incident.failedText(why) };
  return { heading: copy.failed(why), text: copy.failedText(why) };
}
