/** "Scan a label": the scanner, a scanner that types, the camera, or the number by hand; whichever comes first. */
import { Keyboard, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { DeviceNotes } from '../device-notes.tsx';
import { DoorLine } from '../door-line.tsx';
import { LookHere } from '../look-here.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { BatchLine } from './batch-line.tsx';
import { useCoach } from './courier-coach.tsx';
import { IntakeTrouble } from './intake-trouble.tsx';
import { TypeNumber } from './type-number.tsx';

export function ScanLabel({ state, send }: IntakeScreenProps<'ready'>) {
  const { intake, tasks, common } = useWords();
  const [isTyping, setTyping] = useState(false);
  const { visit, problem } = state;
  const count = visit.packages.length;

  const { offer, coach } = useCoach(problem);

  if (coach !== null) return coach;
  if (isTyping) {
    return (
      <TypeNumber
        onBack={() => setTyping(false)}
        onNumber={(text) => send({ type: 'scanned', scanned: { text, aim: null, by: 'keypad' } })}
      />
    );
  }
  return (
    <Page
      title={count === 0 ? intake.scanFirstTitle : intake.scanTitle}
      lead={intake.scanLead}
      aside={
        <>
          {visit.rescue !== null && <Notice tone="info" heading={tasks.rescueNote} />}
          {problem !== null && <IntakeTrouble problem={problem} />}
          <BatchLine batch={visit.batch} send={send} />
          <DoorLine door={visit.door} words={intake} onOpen={() => send({ type: 'open-door' })} />
          <DeviceNotes roles={['printer', 'scanner']} />
        </>
      }
      leave={
        <>
          {visit.rescue !== null && count === 0 && (
            <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>
          )}
          <Button icon={Keyboard} onPress={() => setTyping(true)}>
            {intake.scanByHand}
          </Button>
          {count > 0 && (
            <Button icon={Undo2} onPress={() => send({ type: 'undo' })}>
              {intake.undo}
            </Button>
          )}
        </>
      }
      onward={
        <>
          {count === 0 && visit.rescue === null && offer}
          <Button kind={count === 0 ? 'quiet' : 'primary'} onPress={() => send({ type: 'finish' })}>
            {intake.thatWasAll}
          </Button>
        </>
      }
    >
      <LookHere />
      <p className="intake__count">{intake.soFar(count)}</p>
    </Page>
  );
}
