/** How the door answered, wherever somebody has been let in: one line, and a way to ask again when it stayed shut. */
import { DoorOpen } from 'lucide-react';
import type { DoorAnswer } from '../flows/door.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export interface DoorLineProps {
  readonly door: DoorAnswer;
  readonly words: {
    readonly doorOpening: string;
    readonly doorOpen: string;
    readonly doorDidNotOpen: string;
    readonly doorDidNotOpenText: string;
    readonly openDoor: string;
  };
  readonly onOpen: () => void;
}

export function DoorLine({ door, words, onOpen }: DoorLineProps) {
  if (door === 'not-asked') return null;
  if (door === 'opening') return <Notice tone="info" heading={words.doorOpening} />;
  if (door === 'open-now') return <Notice tone="success" heading={words.doorOpen} />;
  return (
    <Notice
      tone="danger"
      heading={words.doorDidNotOpen}
      actions={
        <Button icon={DoorOpen} onPress={onOpen}>
          {words.openDoor}
        </Button>
      }
    >
      {words.doorDidNotOpenText}
    </Notice>
  );
}
