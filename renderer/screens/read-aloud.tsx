/**
 * Who cannot see the screen has it read to them, and whoever has heard enough says so in the same place. What reads is
 * handed in; this file knows only how to ask for it, and what to say where there is no voice.
 */
import { Volume2, VolumeX } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/words-provider.tsx';

export interface ReadAloud {
  readonly isOn: boolean;
  readonly onSpeak: (isOn: boolean) => void;
}

/** In the frame of every screen. */
export function ReadAloudButton({ isOn, onSpeak }: ReadAloud) {
  const { speech } = useWords();
  return (
    <Button icon={isOn ? VolumeX : Volume2} onPress={() => onSpeak(!isOn)}>
      {isOn ? speech.quiet : speech.readAloud}
    </Button>
  );
}

/** At home, large and low. */
export function ReadAloudChoice({ isOn, onSpeak }: ReadAloud) {
  const { speech } = useWords();
  if (isOn) return null;
  return (
    <div className="home__upright">
      <Choice
        icon={Volume2}
        heading={speech.readAloud}
        sentence={speech.sentence}
        onPress={() => onSpeak(true)}
      />
    </div>
  );
}

/** Seen by whoever is with somebody who cannot see it, or who pressed the button to try. */
export function NoVoice({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { speech, common } = useWords();
  return (
    <Dialog
      open={open}
      title={speech.noVoice}
      role="alertdialog"
      onClose={onClose}
      actions={
        <Button kind="primary" size="large" onPress={onClose} autoFocus>
          {common.close}
        </Button>
      }
    >
      <p>{speech.noVoiceText}</p>
    </Dialog>
  );
}
