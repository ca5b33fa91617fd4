/** Which screen shows which state of an intake. */

import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { AccessCode } from './access-code.tsx';
import { ChooseName } from './choose-name.tsx';
import { ChooseResident } from './choose-resident.tsx';
import { ChooseUnit } from './choose-unit.tsx';
import { Goodbye } from './goodbye.tsx';
import { NotTaking } from './not-taking.tsx';
import { ParcelFirst } from './parcel-first.tsx';
import { ParcelUnit } from './parcel-unit.tsx';
import { PlacePackage } from './place-package.tsx';
import { ScanLabel } from './scan-label.tsx';
import { Summary } from './summary.tsx';
import { UndoLast } from './undo-last.tsx';

export function IntakeScreens({ state, send, leave }: IntakeScreenProps) {
  const { begin, intake } = useWords();
  const wait = (sentence: string) => (
    <Page title={sentence}>
      <Waiting sentence={sentence} />
    </Page>
  );
  switch (state.at) {
    case 'code':
      return <AccessCode state={state} send={send} leave={leave} />;
    case 'checking-code':
      return wait(intake.checkingCode);
    case 'parcel-first':
      return <ParcelFirst state={state} send={send} leave={leave} />;
    case 'parcel-unit':
      return <ParcelUnit state={state} send={send} leave={leave} />;
    case 'beginning':
      return wait(begin.beginning);
    case 'not-taking':
      return <NotTaking state={state} send={send} leave={leave} />;
    case 'ready':
      return <ScanLabel state={state} send={send} leave={leave} />;
    case 'looking-up':
      return wait(intake.lookingUp);
    case 'unit':
      return <ChooseUnit state={state} send={send} leave={leave} />;
    case 'person':
      return <ChooseResident state={state} send={send} leave={leave} />;
    case 'name':
      return <ChooseName state={state} send={send} leave={leave} />;
    case 'receiving':
      return wait(intake.receiving);
    case 'placing':
      return <PlacePackage state={state} send={send} leave={leave} />;
    case 'undo':
      return <UndoLast state={state} send={send} leave={leave} />;
    case 'undoing':
      return wait(intake.undoing);
    case 'summary':
      return <Summary state={state} send={send} leave={leave} />;
    case 'closing':
      return wait(intake.closing);
    case 'goodbye':
      return <Goodbye state={state} send={send} leave={leave} />;
  }
}
