/** What was taken and what still waits, and one tap for how it went. It goes home by itself, with or without it. */
import { Frown, Smile } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';
import './pickup-goodbye.css';

export function PickupGoodbye({ state, send, leave }: PickupScreenProps<'goodbye'>) {
  const { pickup, common } = useWords();
  const { taken, left } = state;
  return (
    <Page
      title={taken === 0 ? pickup.closeDoor : pickup.goodbyeTitle}
      onward={
        <Button kind="primary" onPress={leave}>
          {common.done}
        </Button>
      }
    >
      <Outcome tone={taken === 0 ? 'info' : 'success'}>
        <p>{taken === 0 ? pickup.goodbyeNothing : pickup.goodbyeTaken(taken)}</p>
        {taken > 0 && left > 0 && <p>{pickup.goodbyeLeft(left)}</p>}
        {taken > 0 && <p>{pickup.closeDoor}</p>}
      </Outcome>
      <HowWasIt state={state} send={send} />
    </Page>
  );
}

function HowWasIt({ state, send }: Pick<PickupScreenProps<'goodbye'>, 'state' | 'send'>) {
  const { shelf } = useWords();
  if (state.rated !== null) return <p role="status">{shelf.rated}</p>;
  return (
    <fieldset className="how-was-it">
      <legend>{shelf.rateTitle}</legend>
      <Button icon={Smile} onPress={() => send({ type: 'rate', rating: 'good' })}>
        {shelf.good}
      </Button>
      <Button icon={Frown} onPress={() => send({ type: 'rate', rating: 'poor' })}>
        {shelf.poor}
      </Button>
    </fieldset>
  );
}
