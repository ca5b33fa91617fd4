/** Which screen shows which state of a pickup. */
import { QrCode } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { CodeEntry } from '../code-entry.tsx';
import type { PickupScreenProps } from '../props.ts';
import { UnitEntry } from '../unit-entry.tsx';
import { Asking } from './asking.tsx';
import { BackAgain } from './back-again.tsx';
import { DoorPhotoNotice } from './door-photo.tsx';
import { Doubting } from './doubting.tsx';
import { Holding } from './holding.tsx';
import { NoCode } from './no-code.tsx';
import { PickupGoodbye } from './pickup-goodbye.tsx';
import { PassRefused, ShowPass } from './show-pass.tsx';
import { Signing } from './signing.tsx';
import { WaitingPackages } from './waiting-packages.tsx';

export function PickupScreens({ state, send, leave }: PickupScreenProps) {
  const { pickup, pass } = useWords();
  switch (state.at) {
    case 'unit':
      return <EnterUnit state={state} send={send} leave={leave} />;
    case 'pin':
      return <EnterPin state={state} send={send} leave={leave} />;
    case 'no-code':
      return <NoCode state={state} send={send} leave={leave} />;
    case 'show-pass':
      return <ShowPass state={state} send={send} leave={leave} />;
    case 'pass-refused':
      return <PassRefused state={state} send={send} leave={leave} />;
    case 'checking-pass':
      return (
        <Page title={pass.checking}>
          <Waiting sentence={pass.checking} />
        </Page>
      );
    case 'checking':
      return (
        <Page title={pickup.checking}>
          <Waiting sentence={pickup.checking} />
        </Page>
      );
    case 'nothing-here':
      return <NothingHere leave={leave} />;
    case 'back-again':
      return <BackAgain state={state} send={send} leave={leave} />;
    case 'doubting':
      return <Doubting state={state} send={send} leave={leave} />;
    case 'holding':
      return <Holding state={state} send={send} leave={leave} />;
    case 'asking':
      return <Asking state={state} send={send} leave={leave} />;
    case 'packages':
    case 'confirming':
    case 'noting':
      return <WaitingPackages state={state} send={send} />;
    case 'signing':
      return <Signing state={state} send={send} leave={leave} />;
    case 'noting-signing':
    case 'leaving':
      return (
        <Page title={pickup.leaving}>
          <Waiting sentence={pickup.leaving} />
        </Page>
      );
    case 'goodbye':
      return <PickupGoodbye state={state} send={send} leave={leave} />;
  }
}

function EnterUnit({ send, leave }: PickupScreenProps<'unit'>) {
  const { pickup, pass, common } = useWords();
  return (
    <Page
      title={pickup.unitTitle}
      aside={<DoorPhotoNotice />}
      leave={<Button onPress={leave}>{common.cancel}</Button>}
      onward={
        <>
          <Button onPress={() => send({ type: 'no-code' })}>{pickup.noCode}</Button>
          <Button icon={QrCode} onPress={() => send({ type: 'show-pass' })}>
            {pass.have}
          </Button>
        </>
      }
    >
      <UnitEntry label={pickup.unitLabel} onUnit={(name) => send({ type: 'unit-entered', name })} />
    </Page>
  );
}

function EnterPin({ state, send }: PickupScreenProps<'pin'>) {
  const { pickup, common } = useWords();
  return (
    <CodeEntry
      title={pickup.pinTitle}
      lead={`${common.unit(state.unit)} · ${pickup.pinLead}`}
      refused={state.refused}
      notBefore={<DoorPhotoNotice />}
      keypad={{
        label: pickup.pinLabel,
        submit: common.continue,
        erase: common.erase,
        typedSoFar: pickup.pinDigits,
      }}
      words={pickup}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={<Button onPress={() => send({ type: 'no-code' })}>{pickup.noCode}</Button>}
      onCode={(pin) => send({ type: 'pin-entered', pin })}
    />
  );
}

function NothingHere({ leave }: { readonly leave: () => void }) {
  const { pickup, common } = useWords();
  return (
    <Page
      title={pickup.nothingTitle}
      onward={
        <Button kind="primary" onPress={leave}>
          {common.done}
        </Button>
      }
    >
      <Outcome tone="info">
        <p>{pickup.nothingText}</p>
      </Outcome>
    </Page>
  );
}
