/** Where the package goes, very large, while its label prints. The next scan may come at any time. */
import { Check, CircleCheck, Layers, Undo2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { CodeDisplay } from '../../ui/code-display.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ZonePanel } from '../../ui/zone-panel.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { BatchLine } from './batch-line.tsx';
import { IntakeTrouble } from './intake-trouble.tsx';

export function PlacePackage({ state, send }: IntakeScreenProps<'placing'>) {
  const { intake, common } = useWords();
  const { received, visit } = state;
  return (
    <Page
      title={intake.placeTitle}
      lead={intake.placeLead}
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
        {received.isPlaced ? (
          <p className="intake__placed">
            <CircleCheck aria-hidden />
            {intake.inPlace}
          </p>
        ) : (
          <Button
            icon={Check}
            onPress={() => send({ type: 'placed', package: received.package, zone: received.zone })}
          >
            {intake.itIsThere}
          </Button>
        )}
      </ZonePanel>
      <p className="intake__count">{intake.soFar(visit.packages.length)}</p>
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
