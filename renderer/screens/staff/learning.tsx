/** Staff have somebody learn on this screen: asked twice, because meanwhile it serves nobody. */
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
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
    <div className="errands__errand">
      <Button icon={GraduationCap} wide onPress={() => setAsking(true)}>
        {training.begin}
      </Button>
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
    </div>
  );
}
