/** A copy of the records: what of them, where to, and what came of it. A stick shows up by itself when it is plugged in. */
import { CalendarDays, CalendarRange, ClipboardCheck, HardDrive, Library, Usb } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExportRange } from '../../../shared/bridge/contract.ts';
import type { Copy, CopyFailure, CopyState } from '../../flows/copy.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

type Send = (event: StaffEvent) => void;

export function TakeCopy({ state: { copy }, send }: StaffScreenProps<'copy'>) {
  const { copy: words } = useWords();
  switch (copy.at) {
    case 'what':
      return <What send={send} />;
    case 'where':
      return <Where send={send} />;
    case 'copying':
      return (
        <Page title={words.copying} lead={copy.to.kind === 'usb' ? words.leaveStickIn : undefined}>
          <Waiting sentence={words.copying} />
        </Page>
      );
    case 'taken':
      return <Taken to={copy.to} copy={copy.copy} send={send} />;
    case 'failed':
      return <Failed why={copy.why} send={send} />;
  }
}

const RANGES = [
  { range: 'since-audit', icon: ClipboardCheck },
  { range: 'last-7-days', icon: CalendarRange },
  { range: 'this-month', icon: CalendarDays },
  { range: 'everything', icon: Library },
] as const satisfies readonly { range: ExportRange; icon: unknown }[];

function What({ send }: { readonly send: Send }) {
  const { copy, common } = useWords();
  return (
    <Page
      title={copy.whatTitle}
      lead={copy.whatLead}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {RANGES.map(({ range, icon }) => (
          <Choice
            key={range}
            icon={icon}
            heading={copy.range(range)}
            onPress={() => send({ type: 'copy-range', range })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Where({ send }: { readonly send: Send }) {
  const { copy, common } = useWords();
  const formats = useFormats();
  const { drives } = useRoom();
  return (
    <Page
      title={copy.whereTitle}
      aside={drives.length === 0 && <Notice tone="info" heading={copy.plugIn} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {drives.map(({ id, label, isReadOnly, freeBytes }) => (
          <Choice
            key={id}
            icon={Usb}
            tone="accent"
            heading={copy.stick(label)}
            sentence={isReadOnly ? copy.stickLocked : copy.free(formats.gigabytes(freeBytes))}
            onPress={() => send({ type: 'copy-to', to: { kind: 'usb', drive: id } })}
          />
        ))}
        <Choice
          icon={HardDrive}
          heading={copy.kiosk}
          sentence={copy.kioskSentence}
          onPress={() => send({ type: 'copy-to', to: { kind: 'kiosk' } })}
        />
      </Choices>
    </Page>
  );
}

interface TakenProps {
  readonly to: Extract<CopyState, { at: 'taken' }>['to'];
  readonly copy: Copy;
  readonly send: Send;
}

function Taken({ to, copy: { file, events, hasVerifier }, send }: TakenProps) {
  const { copy, staff } = useWords();
  const isOnStick = to.kind === 'usb';
  return (
    <Done send={send} title={copy.takenTitle} button={staff.backToBoard}>
      <Notice tone="success" heading={isOnStick ? copy.pullOut : copy.isHere}>
        <p>{copy.holds(events)}</p>
        {/* Where the stick is mounted says nothing to whoever holds it. */}
        <bdi>{isOnStick ? file.slice(file.lastIndexOf('/') + 1) : file}</bdi>
      </Notice>
      <Notice tone="info" heading={copy.check}>
        {hasVerifier ? copy.checkBeside : copy.checkElsewhere}
      </Notice>
    </Done>
  );
}

function Failed({ why, send }: { readonly why: CopyFailure; readonly send: Send }) {
  const { copy, common } = useWords();
  return (
    <Done send={send} title={copy.failedTitle} button={common.back}>
      <Notice tone={why === 'no-audit-yet' ? 'attention' : 'danger'} heading={copy.failed(why)}>
        {copy.failedText(why)}
      </Notice>
    </Done>
  );
}

interface DoneProps {
  readonly title: string;
  readonly button: string;
  readonly send: Send;
  readonly children: ReactNode;
}

function Done({ title, button, send, children }: DoneProps) {
  return (
    <Page
      title={title}
      aside={children}
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {button}
        </Button>
      }
    />
  );
}
