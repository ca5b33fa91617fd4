/** How the kiosk itself is, on three cards of the board; each opens the page that has all of it. */
import { ArrowRight, FileCheck, LayoutGrid, type LucideIcon, Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { type Tone, toneIcons } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { diskSentence } from '../device-notes.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { useDeviceTroubles } from './devices.tsx';
import './board-cards.css';

export type BoardPart = 'devices' | 'places' | 'records';

export function BoardCards({ onOpen }: { readonly onOpen: (part: BoardPart) => void }) {
  return (
    <div className="cards">
      <DevicesCard onOpen={() => onOpen('devices')} />
      <PlacesCard onOpen={() => onOpen('places')} />
      <RecordsCard onOpen={() => onOpen('records')} />
    </div>
  );
}

interface CardProps {
  readonly onOpen: () => void;
}

function DevicesCard({ onOpen }: CardProps) {
  const { board, devices: words } = useWords();
  const formats = useFormats();
  const { disk } = useRoom();
  const { troubled, isClockWrong } = useDeviceTroubles();
  const count = troubled.length + (isClockWrong ? 1 : 0);
  const names = [...troubled.map(({ role }) => words[role]), ...(isClockWrong ? [words.clock] : [])];
  const free = disk.freeBytes === null ? null : words.diskFree(formats.gigabytes(disk.freeBytes));
  return (
    <Card icon={Plug} title={board.devicesTitle} onOpen={onOpen}>
      {count === 0 ? (
        <Fact tone="success">{board.allReady}</Fact>
      ) : (
        <Fact tone="attention">{`${board.needLook(count)}: ${formats.list([...new Set(names)])}`}</Fact>
      )}
      {disk.level === 'enough' ? (
        free !== null && <Fact tone="success">{free}</Fact>
      ) : (
        <Fact tone={disk.level === 'full' ? 'danger' : 'attention'}>{diskSentence(words, disk)}</Fact>
      )}
    </Card>
  );
}

function PlacesCard({ onOpen }: CardProps) {
  const { board } = useWords();
  const formats = useFormats();
  const { directory } = useRoom();
  const occupied = useAnswer(({ questions }) => questions.occupied());
  const inZone = (id: string) => occupied?.get(id) ?? 0;
  const total = (of: readonly number[]) => formats.number(of.reduce((sum, one) => sum + one, 0));
  const full = directory.zones.filter(({ id, capacity }) => inZone(id) >= capacity);
  return (
    <Card icon={LayoutGrid} title={board.placesTitle} onOpen={onOpen}>
      <Fact tone="info">
        {board.taken(
          total(directory.zones.map(({ id }) => inZone(id))),
          total(directory.zones.map(({ capacity }) => capacity)),
        )}
      </Fact>
      {full.length > 0 && (
        <Fact tone="attention">{board.full(formats.list(full.map(({ name }) => name)))}</Fact>
      )}
    </Card>
  );
}

function RecordsCard({ onOpen }: CardProps) {
  const { board, audit } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  const { isStorageDamaged } = useDeviceTroubles();
  const known = useAnswer(async ({ questions }) => ({
    events: await questions.countEvents(),
    copiedAt: await questions.copiedAt(),
    count: (await questions.closedAudits(1))[0]?.closedAt ?? null,
  }));
  const copiedAt = known?.copiedAt ?? null;
  const count = known?.count ?? null;
  return (
    <Card icon={FileCheck} title={board.recordsTitle} onOpen={onOpen}>
      {isStorageDamaged ? (
        <Fact tone="danger">{board.damaged}</Fact>
      ) : (
        <Fact tone="success">{board.kept(known?.events ?? 0)}</Fact>
      )}
      <Fact tone="info">
        {count === null ? audit.neverCounted : board.lastCount(formats.age(Date.parse(count), now()))}
      </Fact>
      <Fact tone="info">
        {copiedAt === null ? board.neverCopied : board.lastCopy(formats.age(copiedAt, now()))}
      </Fact>
      <ServerFact />
    </Card>
  );
}

function ServerFact() {
  const { board } = useWords();
  const formats = useFormats();
  const { server } = useRoom();
  if (server.kind === 'none') return <Fact tone="info">{board.noServer}</Fact>;
  const waiting = server.waiting ?? 0;
  switch (server.state) {
    case 'up-to-date':
      return <Fact tone="success">{board.serverHas}</Fact>;
    case 'sending':
      return waiting > 0 && <Fact tone="info">{board.serverSending(waiting)}</Fact>;
    case 'offline':
      return (
        <Fact tone="attention">
          {board.serverAway(formats.dayAndTime(Date.parse(server.since)))}
          {waiting > 0 && `. ${board.serverWaiting(waiting)}`}
        </Fact>
      );
    case 'not-enrolled':
      return <Fact tone="danger">{board.serverNotEnrolled}</Fact>;
    case 'forked':
      return <Fact tone="danger">{board.serverForked}</Fact>;
    case 'fault':
      return <Fact tone="danger">{board.serverFault}</Fact>;
  }
}

interface CardFrameProps extends CardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

function Card({ icon: Icon, title, onOpen, children }: CardFrameProps) {
  return (
    <Button className="card" onPress={onOpen}>
      <Icon className="card__icon" aria-hidden />
      <span className="card__title">{title}</span>
      <ArrowRight className="card__arrow" aria-hidden />
      <span className="card__facts">{children}</span>
    </Button>
  );
}

/** What is only so, neither well nor ill, has no sign. */
function Fact({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = tone === 'info' ? null : toneIcons[tone];
  return (
    <span className="card__fact" data-tone={tone}>
      {Icon && <Icon aria-hidden />}
      <span>{children}</span>{' '}
    </span>
  );
}
