/** On the board: whose PIN is disabled, and the ways to give somebody another one, or a pass. */
import { KeyRound, QrCode } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useAnswer } from '../room.tsx';

interface ResidentsPinsProps {
  readonly onPins: () => void;
  readonly onPasses: () => void;
}

export function ResidentsPins({ onPins, onPasses }: ResidentsPinsProps) {
  const { pins, passes } = useWords();
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
                <Button icon={KeyRound} onPress={onPins}>
                  {pins.section}
                </Button>
              </>
            ),
          },
          {
            key: 'passes',
            heading: passes.section,
            text: passes.lead,
            end: (
              <Button icon={QrCode} onPress={onPasses}>
                {passes.section}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
