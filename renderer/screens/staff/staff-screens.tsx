/** Which screen shows which state of a staff visit. */

import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { CodeEntry } from '../code-entry.tsx';
import type { StaffScreenProps } from '../props.ts';
import { Alarm } from './alarms.tsx';
import { Audit } from './audit.tsx';
import { Board } from './board.tsx';
import { CarrierCodesScreen } from './carrier-codes.tsx';
import { TakeCopy } from './copy.tsx';
import { Incident } from './incident.tsx';
import { Packages } from './packages.tsx';
import { Passes } from './passes.tsx';
import { Pins } from './pins.tsx';
import { Posters } from './posters.tsx';
import { ResidentsList } from './residents-list.tsx';
import { StaffPins } from './staff-pins.tsx';
import { Task } from './task.tsx';

export function StaffScreens({ state, send, leave }: StaffScreenProps) {
  const { staff, common } = useWords();
  const wait = (sentence: string) => (
    <Page title={sentence}>
      <Waiting sentence={sentence} />
    </Page>
  );
  switch (state.at) {
    case 'pin':
      return (
        <CodeEntry
          title={staff.pinTitle}
          refused={state.refused}
          keypad={{
            label: staff.pinLabel,
            submit: common.continue,
            erase: common.erase,
            typedSoFar: common.characters,
          }}
          words={staff}
          leave={<Button onPress={leave}>{common.cancel}</Button>}
          onCode={(pin) => send({ type: 'pin-entered', pin })}
        />
      );
    case 'checking':
      return wait(staff.checking);
    case 'board':
      return <Board state={state} send={send} leave={leave} />;
    case 'copy':
      return <TakeCopy state={state} send={send} leave={leave} />;
    case 'carrier-codes':
      return <CarrierCodesScreen state={state} send={send} leave={leave} />;
    case 'pins':
      return <Pins state={state} send={send} leave={leave} />;
    case 'staff-pins':
      return <StaffPins state={state} send={send} leave={leave} />;
    case 'residents-list':
      return <ResidentsList state={state} send={send} leave={leave} />;
    case 'task':
      return <Task state={state} send={send} leave={leave} />;
    case 'alarm':
      return <Alarm state={state} send={send} leave={leave} />;
    case 'beginning-rescue':
      return wait(common.oneMoment);
    case 'incident':
      return <Incident state={state} send={send} leave={leave} />;
    case 'posters':
      return <Posters state={state} send={send} leave={leave} />;
    case 'passes':
      return <Passes state={state} send={send} leave={leave} />;
    case 'packages':
      return <Packages state={state} send={send} leave={leave} />;
    case 'audit':
      return <Audit state={state} send={send} leave={leave} />;
    case 'leaving':
      return wait(common.oneMoment);
  }
}
