/** Where the package goes, very large, while its label prints. The next scan may come at any time. */
import { Check, CircleCheck, Layers, MapPin, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CodeDisplay } from '../../ui/code-display.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RoomPlan } from '../../ui/room-plan.tsx';
import { ZonePanel } from '../../ui/zone-panel.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import { BatchLine } from './batch-line.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { IntakeTrouble } from './intake-trouble.tsx';

export function PlacePackage({ state, send }: IntakeScreenProps<'placing'>) {
  const { intake, common, place } = useWords();
  const { directory } = useRoom();
  const { received, visit } = state;
  // Where it stands may be told by a scan as well: then there is nothing left to choose.
  const question = `${received.package} ${received.zone.id} ${received.isPlaced}`;
  const [asked, setAsked] = useState<string | null>(null);

  if (asked === question) {
    return (
      <Elsewhere
        received={received}
        problem={state.problem}
        onZone={(zone) => {
          setAsked(null);
          send({ type: 'placed', package: received.package, zone });
        }}
        onBack={() => setAsked(null)}
      />
    );
  }
  return (
    <Page
      title={intake.placeTitle}
      lead={`${intake.placeLead} ${intake.soFar(visit.packages.length)}.`}
      aside={
        <>
          {state.problem !== null && <IntakeTrouble problem={state.problem} />}
          <BatchLine batch={visit.batch} send={send} />
          <LabelLine state={received.label} roomCode={received.roomCode} />
          <DoorLine door={visit.door} words={intake} onOpen={() => send({ type: 'open-door' })} />
        </>
      }
      leave={
        <>
          <Button icon={Undo2} onPress={() => send({ type: 'undo' })}>
            {intake.undo}
          </Button>
          <Button onPress={() => send({ type: 'finish' })}>{intake.thatWasAll}</Button>
        </>
      }
      onward={
        <>
          {visit.batch === null && (
            <Button icon={Layers} onPress={() => send({ type: 'many-for-same' })}>
              {intake.manyForSame}
            </Button>
          )}
          <Button kind="primary" onPress={() => send({ type: 'next' })}>
            {intake.nextPackage}
          </Button>
        </>
      }
    >
      <ZonePanel label={intake.placeLabel} zone={received.zone.name} kind={received.zone.kind}>
        <CodeDisplay code={received.roomCode} size="huge" />
        {received.unit !== null && <p>{common.unit(received.unit)}</p>}
        {received.isPlaced && (
          <p className="zone-panel__placed">
            <CircleCheck aria-hidden />
            {intake.inPlace}
          </p>
        )}
      </ZonePanel>
      <RoomPlan zones={directory.zones} plan={directory.plan} to={received.zone}>
        {!received.isPlaced && (
          <Button
            icon={Check}
            wide
            onPress={() => send({ type: 'placed', package: received.package, zone: received.zone })}
          >
            {intake.itIsThere}
          </Button>
        )}
        <Button icon={MapPin} wide onPress={() => setAsked(question)}>
          {place.elsewhere}
        </Button>
      </RoomPlan>
    </Page>
  );
}

function LabelLine({ state, roomCode }: { readonly state: string; readonly roomCode: string }) {
  const { intake } = useWords();
  switch (state) {
    case 'printed':
    case 'settled':
      return <Notice tone="success" heading={intake.labelPrinted} />;
    case 'waiting':
      return (
        <Notice tone="attention" heading={intake.labelQueued}>
          {intake.labelQueuedText(roomCode)}
        </Notice>
      );
    case 'uncertain':
      return (
        <Notice tone="attention" heading={intake.labelUncertain}>
          {intake.labelUncertainText}
        </Notice>
      );
    default:
      return <Notice tone="info" heading={intake.labelPrinting} />;
  }
}
