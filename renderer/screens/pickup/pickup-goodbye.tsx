/** What was taken and what still waits. It goes home by itself. */
import { Button } from '../../ui/button.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';

export interface PickupGoodbyeProps {
  readonly taken: number;
  readonly left: number;
  readonly leave: () => void;
}

export function PickupGoodbye({ taken, left, leave }: PickupGoodbyeProps) {
  const { pickup, common } = useWords();
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
    </Page>
  );
}
