/** On the board: whose PIN is disabled, and the way to give somebody another one. */
import { KeyRound } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useAnswer } from '../room.tsx';

export function ResidentsPins({ onOpen }: { readonly onOpen: () => void }) {
  const { pins } = useWords();
  const disabled = useAnswer(({ disabledPins }) => disabledPins()) ?? [];
  return (
    <section className="board__section">
      <h2>{pins.section}</h2>
      <List
        label={pins.section}
        rows={[
          {
            key: 'pins',
            heading: pins.title,
            text: pins.lead,
            end: (
              <>
                {disabled.length > 0 && <Badge tone="attention" word={pins.disabled(disabled.length)} />}
                <Button icon={KeyRound} onPress={onOpen}>
                  {pins.section}
                </Button>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
