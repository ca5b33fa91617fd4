/** Staff have somebody learn on this screen: asked twice, because meanwhile it serves nobody. */
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';

/** Only where this screen can be led to the other kiosk, and back. */
export function Learning({ onBegin }: { readonly onBegin: () => void }) {
  const { training, common } = useWords();
  const { training: place } = useRoom();
  const [isAsking, setAsking] = useState(false);
  if (place !== 'offered') return null;
  const close = () => setAsking(false);
  return (
    <section className="board__section">
      <h2>{training.section}</h2>
      <List
        label={training.section}
        rows={[
          {
            key: 'train',
            heading: training.begin,
            text: training.lead,
            end: (
              <Button icon={GraduationCap} onPress={() => setAsking(true)}>
                {training.begin}
              </Button>
            ),
          },
        ]}
      />
      <Dialog
        open={isAsking}
        title={training.ask}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{common.cancel}</Button>
            <Button
              kind="primary"
              onPress={() => {
                close();
                onBegin();
              }}
            >
              {training.yes}
            </Button>
          </>
        }
      >
        <p>{training.beginText}</p>
      </Dialog>
    </section>
  );
}
