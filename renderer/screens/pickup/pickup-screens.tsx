/** Which screen shows which state of a pickup. */
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { CodeEntry } from '../code-entry.tsx';
import type { PickupScreenProps } from '../props.ts';
import { UnitEntry } from '../unit-entry.tsx';
import { PickupGoodbye } from './pickup-goodbye.tsx';
import { WaitingPackages } from './waiting-packages.tsx';

export function PickupScreens({ state, send, leave }: PickupScreenProps) {
  const { pickup } = useWords();
  switch (state.at) {
    case 'unit':
      return <EnterUnit state={state} send={send} leave={leave} />;
    case 'pin':
      return <EnterPin state={state} send={send} leave={leave} />;
    case 'checking':
      return (
        <Page title={pickup.checking}>
          <Waiting sentence={pickup.checking} />
        </Page>
      );
    case 'nothing-here':
      return <NothingHere leave={leave} />;
    case 'packages':
    case 'confirming':
      return <WaitingPackages state={state} send={send} />;
    case 'leaving':
      return (
        <Page title={pickup.leaving}>
          <Waiting sentence={pickup.leaving} />
        </Page>
      );
    case 'goodbye':
      return <PickupGoodbye taken={state.taken} left={state.left} leave={leave} />;
  }
}

function EnterUnit({ send, leave }: PickupScreenProps<'unit'>) {
  const { pickup, common } = useWords();
  return (
    <Page title={pickup.unitTitle} leave={<Button onPress={leave}>{common.cancel}</Button>}>
      <UnitEntry label={pickup.unitLabel} onUnit={(name) => send({ type: 'unit-entered', name })} />
    </Page>
  );
}

function EnterPin({ state, send, leave }: PickupScreenProps<'pin'>) {
  const { pickup, common } = useWords();
  const [isLost, setLost] = useState(false);
  return (
    <CodeEntry
      title={pickup.pinTitle}
      lead={`${common.unit(state.unit)} · ${pickup.pinLead}`}
      refused={isLost ? null : state.refused}
      aside={
        isLost && (
          <Notice
            tone="info"
            heading={pickup.noCodeTitle}
            actions={<Button onPress={leave}>{common.close}</Button>}
          >
            {pickup.noCodeText}
          </Notice>
        )
      }
      keypad={{
        label: pickup.pinLabel,
        submit: common.continue,
        erase: common.erase,
        typedSoFar: pickup.pinDigits,
      }}
      words={pickup}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={<Button onPress={() => setLost(true)}>{pickup.noCode}</Button>}
      onCode={(pin) => {
        setLost(false);
        send({ type: 'pin-entered', pin });
      }}
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
